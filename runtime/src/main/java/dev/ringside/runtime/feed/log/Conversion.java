package dev.ringside.runtime.feed.log;

import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.FieldType.Storage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a value of a record's data is as a field. A text that is empty or {@code -} stands for none, whatever it is converted to: so Sysmon and Windows write
 * what they do not know. Neither is there a value of what cannot be converted.
 */
public enum Conversion {
    /** As it is. */
    TEXT(Storage.TEXT),
    /** In lower case: of fields whose case does not matter, and which other feeds write so. */
    LOWER_CASE(Storage.TEXT),
    /** What stands behind the last backslash, of a record of Linux behind the last slash. */
    FILE_NAME(Storage.TEXT),
    /** A path of the registry as the kernel writes it, {@code \REGISTRY\MACHINE\…}, with {@code HKLM} or {@code HKU} as everybody else does. */
    REGISTRY_PATH(Storage.TEXT),
    /** The hash of that kind out of Sysmon's list: {@code SHA1=…,MD5=…}. */
    SHA256(Storage.TEXT),
    /** As {@link #SHA256}. */
    SHA1(Storage.TEXT),
    /** As {@link #SHA256}. */
    MD5(Storage.TEXT),
    /** As {@link #SHA256}. */
    IMPHASH(Storage.TEXT),
    /** A whole number of 64 bits, in decimal digits or with {@code 0x} in hexadecimal ones. */
    NUMBER(Storage.NUMBER),
    /** As {@link #NUMBER}, where 0 stands for none. */
    NUMBER_BUT_ZERO(Storage.NUMBER),
    /** {@code true} or {@code false} in any case, or a number that is 0 or not. */
    TRUTH(Storage.NUMBER),
    /** A time in UTC as Sysmon writes it: {@code 2026-01-31 12:00:00.123}. */
    TIME(Storage.NUMBER),
    /** An IPv4 or IPv6 address. */
    ADDRESS(Storage.ADDRESS),
    /** Texts with a semicolon behind each; blanks around them do not belong to them. */
    LIST(Storage.LIST);

    private static final String MISSING = "-";

    private final Storage storage;

    Conversion(Storage storage) {
        this.storage = storage;
    }

    /** How a field of that type is made of what is written for it. */
    static Conversion of(FieldType type) {
        return switch (type) {
            case NAME, PATH, TEXT, HASH -> TEXT;
            case ENUM -> LOWER_CASE;
            case INT, PORT -> NUMBER;
            case BOOL -> TRUTH;
            case TIME -> TIME;
            case IP -> ADDRESS;
            case LIST -> LIST;
            case NUMBER, DURATION, PROCESSES, EVENTS -> throw new IllegalArgumentException("nobody writes " + type);
        };
    }

    /** What the results are. */
    public Storage storage() {
        return storage;
    }

    /** Whether that text stands for no value. */
    public static boolean isMissing(String text) {
        return text.isEmpty() || text.equals(MISSING);
    }

    /** The value as {@link FieldSource#of} gives it, or null if it is none. */
    @Nullable
    Object of(Datum datum, Os os) {
        return switch (this) {
            case TEXT -> text(datum);
            case LOWER_CASE -> lowerCase(text(datum));
            case FILE_NAME -> fileName(text(datum), os);
            case REGISTRY_PATH -> registryPath(text(datum));
            case SHA256, SHA1, MD5, IMPHASH -> hash(text(datum), name());
            case NUMBER -> number(datum);
            case NUMBER_BUT_ZERO -> butZero(number(datum));
            case TRUTH -> truth(datum);
            case TIME -> time(datum);
            case ADDRESS -> address(datum);
            case LIST -> list(datum);
        };
    }

    private static @Nullable String text(Datum datum) {
        String text = datum.value() instanceof String itself ? itself : datum.text();
        return isMissing(text) ? null : text;
    }

    private static @Nullable String lowerCase(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String fileName(@Nullable String path, Os os) {
        return path == null ? null : path.substring(path.lastIndexOf(os == Os.LINUX ? '/' : '\\') + 1);
    }

    private static @Nullable String registryPath(@Nullable String path) {
        return path == null ? null : RegistryPath.of(path);
    }

    private static @Nullable String hash(@Nullable String hashes, String algorithm) {
        int at = hashes == null ? -1 : start(hashes, algorithm);
        if (hashes == null || at < 0) {
            return null;
        }
        int end = hashes.indexOf(',', at);
        String hash = hashes.substring(at, end < 0 ? hashes.length() : end);
        return isMissing(hash) ? null : hash;
    }

    /** Where the hash of that kind begins, or -1. */
    private static int start(String hashes, String algorithm) {
        for (int at = 0; at >= 0 && at < hashes.length(); ) {
            int value = at + algorithm.length();
            if (value < hashes.length()
                    && hashes.charAt(value) == '='
                    && hashes.regionMatches(true, at, algorithm, 0, algorithm.length())) {
                return value + 1;
            }
            int comma = hashes.indexOf(',', at);
            at = comma < 0 ? -1 : comma + 1;
        }
        return -1;
    }

    private static @Nullable Long number(Datum datum) {
        return datum.value() instanceof String text
                ? WholeNumber.of(text)
                : datum.is(FieldType.INT) ? (Long) datum.number(FieldType.INT) : null;
    }

    private static @Nullable Long butZero(@Nullable Long number) {
        return number == null || number == 0 ? null : number;
    }

    private static @Nullable Long truth(Datum datum) {
        if (datum.value() instanceof String text) {
            if (text.equalsIgnoreCase("true")) {
                return 1L;
            }
            if (text.equalsIgnoreCase("false")) {
                return 0L;
            }
        }
        Long number = number(datum);
        return number == null ? null : (Long) (number == 0 ? 0L : 1L);
    }

    private static @Nullable Long time(Datum datum) {
        return datum.type() == FieldType.TIME
                ? (Long) datum.number(FieldType.TIME)
                : datum.value() instanceof String text ? UtcTime.of(text) : null;
    }

    private static @Nullable IpAddress address(Datum datum) {
        return datum.value() instanceof String text && isMissing(text) ? null : datum.address();
    }

    private static @Nullable List<String> list(Datum datum) {
        List<String> list = datum.list();
        String text = list == null ? text(datum) : null;
        return text == null
                ? list
                : Arrays.stream(text.split(";"))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
    }
}
