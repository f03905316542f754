package dev.ringside.dsl.schema;

import static dev.ringside.dsl.schema.FieldType.HASH;
import static dev.ringside.dsl.schema.FieldType.INT;
import static dev.ringside.dsl.schema.FieldType.TEXT;

import java.util.List;

/** What is about no process: Ringside itself. */
final class GeneralStreams {
    private GeneralStreams() {}

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
