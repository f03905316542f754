package dev.ringside.dsl.schema;

import static dev.ringside.dsl.schema.FieldType.INT;
import static dev.ringside.dsl.schema.FieldType.PATH;
import static dev.ringside.dsl.schema.FieldType.TEXT;

import java.util.List;

/** What one process does to another, or to what it is allowed itself. */
final class IntrusionStreams {
    private IntrusionStreams() {}

    static StreamType threads() {
        StreamType.Builder stream = SharedFields.process("threads", "A process started a thread in another one", 8);
        return pair(stream, "Guid", "GUID")
                .field("newThreadId", INT, "NewThreadId", "Thread id of the new thread")
                .field("startAddress", TEXT, "StartAddress", "Where the thread starts, in hexadecimal")
                .field(
                        "startModule",
                        PATH,
                        "StartModule",
                        "The module that the start lies in; missing if it lies in none")
                .field("startFunction", TEXT, "StartFunction", "The exported function that the thread starts with")
                .columns("time", "sourcePid", "sourceImage", "targetPid", "targetImage", "startModule", "startFunction")
                .build();
    }

    static StreamType access() {
        StreamType.Builder stream =
                SharedFields.process("access", "A process opened another one, or reached into its memory", 10);
        // Sysmon writes the guids of this event in capitals, and those of all others not.
        return pair(stream, "GUID", "Guid")
                .words(
                        "op",
                        List.of(),
                        List.of("ptrace", "vmread", "vmwrite", "mem", "open"),
                        "How it did; on Linux open is taking one of its descriptors")
                .field("sourceThreadId", INT, "SourceThreadId", "Thread id of the thread that did it")
                .field("grantedAccess", INT, "GrantedAccess", "The access rights that it got, a bit each (Windows)")
                .field("callTrace", TEXT, "CallTrace", "Where it was called from, module by module (Windows)")
                .columns("time", "op", "sourcePid", "sourceImage", "targetPid", "targetImage", "grantedAccess")
                .build();
    }

    static StreamType tampering() {
        return SharedFields.process("tampering", "What a process executes is not what its image says", 25)
                .field("type", TEXT, "Type", "What was found: the image was replaced, or locked for others")
                .columns("time", "pid", "user", "image", "type")
                .build();
    }

    static StreamType creds() {
        return SharedFields.process("creds", "A process changed its user, group or capabilities")
                .words(
                        "op",
                        List.of(),
                        List.of("uid", "gid", "caps", "userns"),
                        "What it changed; a call that changed several is an event for each")
                .field("oldUid", INT, "Real user id before")
                .field("newUid", INT, "Real user id after")
                .field("oldEuid", INT, "Effective user id before")
                .field("newEuid", INT, "Effective user id after")
                .field("oldGid", INT, "Real group id before")
                .field("newGid", INT, "Real group id after")
                .field("capsGained", INT, "Effective capabilities that it did not have before, a bit each")
                .columns("time", "pid", "name", "op", "oldUid", "newUid", "oldEuid", "newEuid", "capsGained")
                .build();
    }

    private static StreamType.Builder pair(StreamType.Builder stream, String guid, String otherGuid) {
        process(stream, "source", "Source", "the process that did it", guid, otherGuid);
        return process(stream, "target", "Target", "the process that it was done to", guid, otherGuid);
    }

    private static StreamType.Builder process(
            StreamType.Builder stream, String name, String sysmonName, String which, String guid, String otherGuid) {
        List<String> guids = List.of(sysmonName + "Process" + guid, sysmonName + "Process" + otherGuid);
        return stream.field(name + "Pid", INT, sysmonName + "ProcessId", "Process id of " + which)
                .field(name + "Image", PATH, sysmonName + "Image", "Full path of the program of " + which)
                .add(name + "Guid", TEXT, guids, List.of(), "Guid of " + which)
                .field(name + "User", TEXT, sysmonName + "User", "User name of " + which);
    }
}
