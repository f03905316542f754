package dev.ringside.runtime.feed.shape;

import dev.ringside.runtime.feed.log.LogRecord;
import dev.ringside.runtime.feed.log.LogRecord.SystemNumber;
import dev.ringside.runtime.feed.log.LogRecord.SystemText;
import dev.ringside.runtime.json.Leaves;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The XML of a record as a tree of objects, as dumpers of EVTX write it: {@code {"Event": {"System": …, "EventData": …}}}, with attributes as {@code
 * #attributes}, {@code Name_attributes} or {@code @Name}, and texts beside them as {@code #text}. Some leave out the outermost object. Some write GUIDs
 * without braces; those are given back where the provider's own has none.
 */
final class EventTree implements Shape {
    /** The path of what every record has. */
    static final String EVENT_ID = "System.EventID";

    /** Where the number of the event may stand in an object. */
    private static final List<String> SIGNS = List.of(
            "Event.System.EventID",
            "Event.System.EventID.#text",
            "Event.System.EventID.Value",
            EVENT_ID,
            "System.EventID.#text",
            "System.EventID.Value");

    private static final List<String> DATA = List.of("EventData.", "UserData.");
    private static final String UNNAMED = "EventData.Data";
    private static final Map<SystemNumber, String> NUMBERS = Map.of(
            SystemNumber.EVENT_ID, EVENT_ID,
            SystemNumber.VERSION, "System.Version",
            SystemNumber.LEVEL, "System.Level",
            SystemNumber.TASK, "System.Task",
            SystemNumber.OPCODE, "System.Opcode",
            SystemNumber.KEYWORDS, "System.Keywords",
            SystemNumber.RECORD_ID, "System.EventRecordID",
            SystemNumber.PID, "System.Execution.ProcessID",
            SystemNumber.TID, "System.Execution.ThreadID");

    private static final int MOST_PATHS = 1 << 14;

    private final Map<String, String> plain = new ConcurrentHashMap<>();

    @Override
    public Optional<LogRecord> record(Leaves object) {
        if (SIGNS.stream().noneMatch(object::has)) {
            return Optional.empty();
        }
        Leaves tree = new Leaves();
        object.all().forEach((path, value) -> tree.put(plain(path), value));
        return Optional.of(recordOf(tree));
    }

    /** The path without what says that it is an attribute or a text, and what all paths begin with. */
    private String plain(String path) {
        String known = plain.get(path);
        if (known != null) {
            return known;
        }
        String made =
                path.replace(".#attributes.", ".").replace("_attributes.", ".").replace(".@", ".");
        if (made.startsWith("Event.")) {
            made = made.substring("Event.".length());
        }
        for (String text : new String[] {".#text", ".Value"}) {
            if (made.endsWith(text)) {
                made = made.substring(0, made.length() - text.length());
            }
        }
        if (plain.size() < MOST_PATHS) {
            plain.put(path, made);
        }
        return made;
    }

    /** The record of a tree whose attributes are members like others: {@code System.Provider.Name}. */
    static LogRecord recordOf(Leaves tree) {
        StoredRecord.Builder record = new StoredRecord.Builder();
        record.set(SystemText.PROVIDER, tree.text("System.Provider.Name"))
                .set(SystemText.PROVIDER_ID, tree.text("System.Provider.Guid"))
                .set(SystemText.CHANNEL, tree.text("System.Channel"))
                .set(SystemText.COMPUTER, tree.text("System.Computer"))
                .set(SystemText.USER_SID, tree.text("System.Security.UserID"))
                .set(SystemText.USER_SID, tree.text("System.Security.UserId"))
                .set(SystemText.ACTIVITY_ID, tree.text("System.Correlation.ActivityID"));
        for (Map.Entry<SystemNumber, String> number : NUMBERS.entrySet()) {
            record.set(number.getKey(), Written.number(tree.get(number.getValue())));
        }
        record.set(SystemNumber.TIME, Written.time(tree.get("System.TimeCreated.SystemTime")));
        boolean bare = KnownNames.isBareGuid(tree.text("System.Provider.Guid"));
        tree.all().forEach((path, value) -> datum(tree, path, bare ? braced(value) : value, record));
        return record.build();
    }

    private static Object braced(Object value) {
        return value instanceof String text ? KnownNames.braced(text) : value;
    }

    private static void datum(Leaves tree, String path, Object value, StoredRecord.Builder record) {
        if (path.startsWith(UNNAMED + ".")) {
            element(tree, path, value, record);
        } else {
            datum(path, value, record);
        }
    }

    /** Adds to a record's data what stands at a path below EventData or UserData. */
    static void datum(String path, Object value, StoredRecord.Builder record) {
        if (path.equals("Message")) {
            record.add(path, value);
        } else if (path.equals(UNNAMED)) {
            record.addUnnamed(value);
        } else if (path.startsWith(DATA.get(0))) {
            record.add(path.substring(DATA.get(0).length()), value);
        } else if (path.startsWith(DATA.get(1)) && !path.contains(".xmlns")) {
            // What is deeper has its own name only.
            record.add(path.substring(path.lastIndexOf('.') + 1), value);
        }
    }

    /** One of a list of objects, {@code EventData.Data.3} with {@code EventData.Data.3.Name} beside it. */
    private static void element(Leaves tree, String path, Object value, StoredRecord.Builder record) {
        if (path.indexOf('.', UNNAMED.length() + 1) < 0) {
            String name = tree.text(path + ".Name");
            if (name == null) {
                record.addUnnamed(value);
            } else {
                record.add(name, value);
            }
        }
    }
}
