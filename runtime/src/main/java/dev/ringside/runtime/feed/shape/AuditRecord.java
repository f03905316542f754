package dev.ringside.runtime.feed.shape;

import dev.ringside.dsl.event.RawText;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of a log of auditd: one of the records that an event has.
 *
 * @param type what it tells: {@code SYSCALL}, {@code PATH}
 * @param event the event that it belongs to
 * @param fields what it says, decoded; those that auditd has added in words are in upper case: {@code UID}
 */
record AuditRecord(String type, Event event, Map<String, String> fields) {
    /** {@code node=host type=SYSCALL msg=audit(1700000000.123:456): …}, whatever stands before it. */
    private static final Pattern LINE = Pattern.compile(
            "(?:\\bnode=(\\S{1,256}) )?\\btype=([A-Z][A-Z0-9_]{0,63}) (?:msg=)?audit\\((\\d{1,11})\\.(\\d{3}):(\\d{1,19})\\): ?");
    /** Names and numbers, and what quotation marks of either kind hold. */
    private static final Pattern FIELD =
            Pattern.compile("([A-Za-z0-9_\\-\\[\\]]{1,64})=(\"[^\"]*+\"?|'[^']*+'?|\\[[^\\]]*+\\]?|[^\\s'\"]*+)");

    private static final char ENRICHED = '\u001d';
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    /** Fields that whoever was audited could choose: hexadecimal where they hold more than plain characters. */
    private static final Set<String> CHOSEN = Set.of(
            "comm",
            "exe",
            "name",
            "cwd",
            "proctitle",
            "key",
            "acct",
            "cmd",
            "path",
            "ocomm",
            "data",
            "dir",
            "vm",
            "old-chardev",
            "new-chardev");

    /**
     * What the records of one event have in common.
     *
     * @param node the machine, empty if the log is one machine's
     * @param time nanoseconds since the epoch
     * @param serial its number on that machine since it was started
     */
    record Event(String node, long time, long serial) {}

    /** The record that a line is; nothing if it is none. */
    static Optional<AuditRecord> parse(String line) {
        Matcher start = LINE.matcher(line);
        if (line.indexOf("audit(") < 0 || !start.find()) {
            return Optional.empty();
        }
        String node = start.group(1);
        long time =
                Long.parseLong(start.group(3)) * NANOS_PER_SECOND + Long.parseLong(start.group(4)) * NANOS_PER_MILLI;
        Long serial = Written.number(start.group(5));
        String type = start.group(2);
        Map<String, String> fields = new LinkedHashMap<>();
        // What auditd has added stands behind a separator of its own.
        fields(type, line.substring(start.end()).replace(ENRICHED, ' '), fields);
        return Optional.of(
                new AuditRecord(type, new Event(node == null ? "" : node, time, serial == null ? 0 : serial), fields));
    }

    private static void fields(String type, String text, Map<String, String> fields) {
        Matcher field = FIELD.matcher(text);
        while (field.find()) {
            String name = field.group(1);
            String value = field.group(2);
            if (value.startsWith("'")) {
                // A message of a program, with fields of its own.
                fields(type, inner(value), fields);
            } else if (value.startsWith("\"")) {
                fields.putIfAbsent(name, inner(value));
            } else {
                fields.putIfAbsent(name, isChosen(type, name) ? decoded(value) : value);
            }
        }
    }

    private static String inner(String quoted) {
        boolean closed = quoted.length() > 1 && quoted.charAt(quoted.length() - 1) == quoted.charAt(0);
        return quoted.substring(1, quoted.length() - (closed ? 1 : 0));
    }

    private static boolean isChosen(String type, String name) {
        return CHOSEN.contains(name) || (type.equals("EXECVE") && name.matches("a\\d+(\\[\\d+\\])?"));
    }

    private static String decoded(String value) {
        if (value.isEmpty() || value.length() % 2 != 0) {
            return value;
        }
        try {
            byte[] bytes = HexFormat.of().parseHex(value);
            return RawText.decode(bytes, 0, bytes.length);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    /** A field, or null if it is missing or said to be unknown. */
    @Nullable
    String field(String name) {
        String value = fields.get(name);
        return value == null || value.isEmpty() || value.equals("(null)") || value.equals("(none)") || value.equals("?")
                ? null
                : value;
    }
}
