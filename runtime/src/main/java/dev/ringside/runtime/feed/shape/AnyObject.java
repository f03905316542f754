package dev.ringside.runtime.feed.shape;

import dev.ringside.dsl.event.Os;
import dev.ringside.runtime.feed.log.LogRecord;
import dev.ringside.runtime.feed.log.LogRecord.SystemNumber;
import dev.ringside.runtime.feed.log.LogRecord.SystemText;
import dev.ringside.runtime.json.Leaves;
import dev.ringside.runtime.json.UnreadableEventException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Objects of no shape that is known: what says when it was is an event, with all its values as data. */
final class AnyObject {
    private static final List<String> HOSTS = List.of("Hostname", "Computer", "HostName", "hostname", "host");
    private static final List<String> SYSTEMS = List.of("host.os.type", "host.os.family", "host.os.platform", "os");
    private static final Pattern WINDOWS_PATH = Pattern.compile("[A-Za-z]:\\\\.*");

    private AnyObject() {}

    /**
     * The record that an object is.
     *
     * @throws UnreadableEventException if it does not say when it was
     */
    static LogRecord record(Leaves object) throws UnreadableEventException {
        Long time = FlatTime.of(object);
        if (time == null) {
            throw new UnreadableEventException("it is of no shape that is known, and does not say when it was");
        }
        StoredRecord.Builder record = new StoredRecord.Builder().os(os(object)).set(SystemNumber.TIME, time);
        HOSTS.forEach(name -> record.set(SystemText.COMPUTER, object.text(name)));
        object.all().forEach(record::add);
        return record.build();
    }

    /** The system that an object tells of: as it says, or as its paths look. */
    static Os os(Leaves object) {
        for (String name : SYSTEMS) {
            String said = object.text(name);
            if (said != null) {
                return said.toLowerCase(Locale.ROOT).startsWith("win") ? Os.WINDOWS : Os.LINUX;
            }
        }
        boolean hasWindowsPath = object.all().values().stream()
                .anyMatch(value -> value instanceof String text
                        && text.length() > 2
                        && text.charAt(1) == ':'
                        && WINDOWS_PATH.matcher(text).matches());
        return hasWindowsPath ? Os.WINDOWS : Os.LINUX;
    }
}
