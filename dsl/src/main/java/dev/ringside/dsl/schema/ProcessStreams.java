package dev.ringside.dsl.schema;

import static dev.ringside.dsl.schema.FieldType.BOOL;
import static dev.ringside.dsl.schema.FieldType.DURATION;
import static dev.ringside.dsl.schema.FieldType.HASH;
import static dev.ringside.dsl.schema.FieldType.INT;
import static dev.ringside.dsl.schema.FieldType.LIST;
import static dev.ringside.dsl.schema.FieldType.PATH;
import static dev.ringside.dsl.schema.FieldType.TEXT;

/** Processes that start and end. */
final class ProcessStreams {
    private ProcessStreams() {}

    /** One of the processes above another. */
    static StreamType process() {
        return SharedFields.process("process", "A process above the one that an event is about")
                .columns("pid", "user", "name", "cmdline")
                .build();
    }

    static StreamType procs() {
        StreamType.Builder stream = SharedFields.process("procs", "A process started a program", 1)
                .field("args", LIST, "The arguments one by one, the program's own name first")
                .field("argc", INT, "How many arguments there are")
                .field("exe", PATH, "What was really executed, where it is not the image: a script")
                .field("interpreter", PATH, "The interpreter that a script's first line names")
                .field("tty", TEXT, "Name of the controlling terminal")
                .field("caps", INT, "Effective capabilities, a bit each")
                .field("hashes", HASH, "Hashes", "Hashes of the image as Sysmon writes them: SHA256=…,MD5=…")
                .field("sha256", HASH, "SHA-256 of the image")
                .field("sha1", HASH, "SHA-1 of the image")
                .field("md5", HASH, "MD5 of the image")
                .field("imphash", HASH, "Hash of the image's import table (Windows)");
        return SharedFields.version(stream)
                .field("signed", BOOL, "True if the image is signed (Windows)")
                .field("signature", TEXT, "Who signed the image (Windows)")
                .field("pkg", TEXT, "The package that the image belongs to")
                .columns("time", "pid", "ppid", "user", "parent", "cmdline")
                .build();
    }

    static StreamType exits() {
        return SharedFields.process("exits", "A process ended: its last thread is gone", 5)
                .field("exitCode", INT, "Exit code; missing if a signal ended the process")
                .field("signal", INT, "The signal that ended the process; missing if it exited by itself")
                .field("duration", DURATION, "How long the process lived")
                .field("maxRss", INT, "Most memory it had resident, in bytes")
                .columns("time", "pid", "ppid", "user", "name", "exitCode", "signal", "duration")
                .build();
    }
}
