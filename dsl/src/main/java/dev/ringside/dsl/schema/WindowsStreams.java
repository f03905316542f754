package dev.ringside.dsl.schema;

import static dev.ringside.dsl.schema.FieldType.ENUM;
import static dev.ringside.dsl.schema.FieldType.HASH;
import static dev.ringside.dsl.schema.FieldType.PATH;
import static dev.ringside.dsl.schema.FieldType.TEXT;

import java.util.List;

/** What there is on Windows only. */
final class WindowsStreams {
    private WindowsStreams() {}

    static StreamType registry() {
        return SharedFields.process("registry", "A process changed the registry", 12, 13, 14)
                .words(
                        "op",
                        List.of("EventType"),
                        List.of("create", "delete", "set", "deleteValue", "rename"),
                        "What it did")
                .field("key", PATH, "TargetObject", "Full path of the key or value")
                .field("details", TEXT, "Details", "What a value was set to")
                .field("newName", PATH, "NewName", "Full path after a rename")
                .columns("time", "pid", "user", "name", "op", "key", "details")
                .build();
    }

    static StreamType wmi() {
        return SharedFields.process("wmi", "A WMI subscription was made, changed or removed", 19, 20, 21)
                // Sysmon's Name is the filter's or consumer's, so the program's needs another one beside it.
                .alias("name", "ProcessName")
                .add("op", ENUM, List.of("Operation"), List.of(), "What was done: Created, Modified, Deleted")
                .words("kind", List.of("EventType"), List.of("filter", "consumer", "binding"), "What it was done to")
                .field("namespace", TEXT, "EventNamespace", "The namespace that the filter watches")
                .field("wmiName", TEXT, "Name", "Name of the filter or consumer")
                .field("query", TEXT, "Query", "The filter's query")
                .field("consumerType", TEXT, "Type", "What kind of consumer it is: command line, script, …")
                .field("destination", TEXT, "Destination", "What the consumer runs or writes to")
                .field("consumer", TEXT, "Consumer", "The consumer that was bound")
                .field("filter", TEXT, "Filter", "The filter that it was bound to")
                .columns("time", "user", "op", "kind", "wmiName", "query", "destination", "consumer", "filter")
                .build();
    }

    static StreamType clipboard() {
        return SharedFields.process("clipboard", "A process put something on the clipboard", 24)
                .alias("session", "Session")
                .field("client", TEXT, "ClientInfo", "User and, over the network, host and address of the session")
                .field("format", ENUM, "The format of what was put there")
                .field("text", TEXT, "What was put there; only when that is asked for")
                .field("hashes", HASH, "Hashes", "Hashes of what was put there: SHA256=…,MD5=…")
                .field("archived", TEXT, "Archived", "Whether a copy was kept")
                .columns("time", "pid", "user", "name", "session", "client", "format")
                .build();
    }
}
