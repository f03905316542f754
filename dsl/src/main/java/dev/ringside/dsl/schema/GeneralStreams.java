package dev.ringside.dsl.schema;

import static dev.ringside.dsl.schema.FieldType.HASH;
import static dev.ringside.dsl.schema.FieldType.INT;
import static dev.ringside.dsl.schema.FieldType.TEXT;

import java.util.List;

/** What is about no process: records of other programs, and Ringside itself. */
final class GeneralStreams {
    private GeneralStreams() {}

    static StreamType events() {
        return SharedFields.common("events", "Any record of an event log")
                .field("provider", TEXT, "Who wrote the record")
                .field("channel", TEXT, "The log that it was written to")
                .field("level", INT, "How bad it is: 1 critical, 2 error, 3 warning, 4 information, 5 verbose")
                .field("computer", TEXT, "The machine that it was written on")
                .field("recordId", INT, "The record's number in its log")
                .columns("time", "provider", "eventId", "level", "computer", "recordId")
                .build();
    }

    static StreamType health() {
        return SharedFields.common("health", "Ringside's own state, settings, errors and losses", 4, 16, 255)
                .words("kind", List.of(), List.of("state", "config", "error", "loss"), "What it is about")
                .field("message", TEXT, "What happened, in words")
                .field("count", INT, "How many events were lost")
                .field("configuration", TEXT, "Configuration", "Where the configuration came from")
                .field("configurationHash", HASH, "ConfigurationFileHash", "Hash of the configuration: SHA256=…")
                .field("state", TEXT, "State", "Started or Stopped")
                .field("version", TEXT, "Version", "Version of the program")
                .field("schemaVersion", TEXT, "SchemaVersion", "Version of the configuration's schema")
                .field("id", TEXT, "ID", "What failed")
                .field("description", TEXT, "Description", "How it failed")
                .columns("time", "kind", "message", "count")
                .build();
    }
}
