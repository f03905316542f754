package dev.ringside.dsl.schema;

import static dev.ringside.dsl.schema.FieldType.BOOL;
import static dev.ringside.dsl.schema.FieldType.HASH;
import static dev.ringside.dsl.schema.FieldType.INT;
import static dev.ringside.dsl.schema.FieldType.PATH;
import static dev.ringside.dsl.schema.FieldType.TEXT;
import static dev.ringside.dsl.schema.FieldType.TIME;

import java.util.List;

/** Files, and what is opened like them. */
final class FileStreams {
    private FileStreams() {}

    static StreamType files() {
        return SharedFields.process("files", "A process did something to a file", 2, 11, 15, 23, 26, 27, 28, 29)
                .words(
                        "op",
                        List.of(),
                        List.of(
                                "open",
                                "create",
                                "write",
                                "delete",
                                "rename",
                                "link",
                                "chmod",
                                "chown",
                                "settime",
                                "truncate",
                                "stream",
                                "block",
                                "shred",
                                "executable"),
                        "What it did; write: the last who had the file open for writing has closed it")
                .field("path", PATH, "TargetFilename", "Full path of the file, after a rename the new one")
                .field("oldPath", PATH, "Full path before a rename, or what a link points to")
                .field("mode", INT, "Permission bits, or those asked for (Linux)")
                .field("owner", INT, "User id that owns the file, or that it was given (Linux)")
                .field("group", INT, "Group id that owns the file, or that it was given (Linux)")
                .field("created", TIME, "CreationUtcTime", "When the file was created, or is said to have been")
                .field(
                        "previousCreated",
                        TIME,
                        "PreviousCreationUtcTime",
                        "When it was created, before that was changed")
                .field("size", INT, "Size in bytes, after a truncate the new one")
                .field("hash", HASH, "Hash", "Hashes of a stream as Sysmon writes them: SHA256=…,MD5=…")
                .field("hashes", HASH, "Hashes", "Hashes of the file as Sysmon writes them: SHA256=…,MD5=…")
                .field("contents", TEXT, "Contents", "What a small stream says (Windows)")
                .field("isExecutable", BOOL, "IsExecutable", "True if the file is an executable")
                .field("archived", TEXT, "Archived", "Whether a copy of a deleted file was kept")
                .field("result", INT, "0, or the system's error number, below 0; failures only for those who ask")
                .columns("time", "pid", "user", "name", "op", "path")
                .build();
    }

    static StreamType rawreads() {
        return SharedFields.process("rawreads", "A process opened a disk to read past the file system", 9)
                .field("device", PATH, "Device", "The disk or volume; on Linux the path of the block device")
                .columns("time", "pid", "user", "image", "device")
                .build();
    }

    static StreamType pipes() {
        return SharedFields.process("pipes", "A process made a pipe with a name, or connected to one", 17, 18)
                .words("op", List.of("EventType"), List.of("create", "connect"), "What it did")
                .field(
                        "pipe",
                        PATH,
                        "PipeName",
                        "The pipe's name, or path of the socket; @name if it is in no directory")
                .words("kind", List.of(), List.of("named", "fifo", "unix"), "What kind of pipe it is")
                .columns("time", "pid", "user", "name", "op", "kind", "pipe")
                .build();
    }
}
