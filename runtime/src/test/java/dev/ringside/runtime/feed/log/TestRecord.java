package dev.ringside.runtime.feed.log;

import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.FieldType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A record made by hand. Its data are texts unless they are given otherwise. */
final class TestRecord implements LogRecord {
    /** 2026-01-31 12:00:00 UTC, in nanoseconds since the epoch. */
    static final long TIME = 1_769_860_800_000_000_000L;

    private final Os os;
    private final Map<SystemText, String> texts = new EnumMap<>(SystemText.class);
    private final Map<SystemNumber, Long> numbers = new EnumMap<>(SystemNumber.class);
    private final List<Datum> data = new ArrayList<>();

    private TestRecord(Os os, String provider, long eventId) {
        this.os = os;
        with(SystemText.PROVIDER, provider).with(SystemText.COMPUTER, "pc.example.org");
        with(SystemNumber.EVENT_ID, eventId).with(SystemNumber.TIME, TIME);
    }

    /** A record of Windows. */
    static TestRecord of(String provider, long eventId) {
        return new TestRecord(Os.WINDOWS, provider, eventId);
    }

    /** A record of Sysmon for Windows, with these names and values in turn as its data. */
    static TestRecord sysmon(long eventId, String... data) {
        return of(SysmonMappings.WINDOWS, eventId).with(data);
    }

    /** A record of Sysmon for Linux. */
    static TestRecord sysmonForLinux(long eventId, String... data) {
        return new TestRecord(Os.LINUX, SysmonMappings.LINUX, eventId).with(data);
    }

    TestRecord with(SystemText field, String value) {
        texts.put(field, value);
        return this;
    }

    TestRecord with(SystemNumber field, long value) {
        numbers.put(field, value);
        return this;
    }

    TestRecord with(String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            data.add(new Datum(namesAndValues[i], FieldType.TEXT, namesAndValues[i + 1]));
        }
        return this;
    }

    TestRecord with(Datum datum) {
        data.add(datum);
        return this;
    }

    @Override
    public Os os() {
        return os;
    }

    @Override
    public @Nullable String text(SystemText field) {
        return texts.get(field);
    }

    @Override
    public OptionalLong number(SystemNumber field) {
        Long number = numbers.get(field);
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    @Override
    public @Nullable Datum find(String name) {
        return data.stream()
                .filter(datum -> datum.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public List<Datum> data() {
        return List.copyOf(data);
    }
}
