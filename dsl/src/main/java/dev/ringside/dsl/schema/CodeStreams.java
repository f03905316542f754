package dev.ringside.dsl.schema;

import static dev.ringside.dsl.schema.FieldType.ENUM;
import static dev.ringside.dsl.schema.FieldType.INT;
import static dev.ringside.dsl.schema.FieldType.PATH;
import static dev.ringside.dsl.schema.FieldType.TEXT;

import java.util.List;

/** Code that is loaded: into processes, into the kernel, into interpreters. */
final class CodeStreams {
    private CodeStreams() {}

    static StreamType images() {
        StreamType.Builder stream = SharedFields.process("images", "A process mapped a file or memory to execute it", 7)
                .field("path", PATH, "ImageLoaded", "Full path of what was mapped; anonymous memory has none")
                .field("base", INT, "Address that it was mapped to")
                .field("size", INT, "How many bytes were mapped")
                .words("kind", List.of(), List.of("file", "memfd", "anonymous"), "What was mapped");
        return SharedFields.version(SharedFields.signed(stream))
                .columns("time", "pid", "user", "name", "kind", "path")
                .build();
    }

    static StreamType modules() {
        StreamType.Builder stream = SharedFields.process("modules", "A driver or kernel module was loaded", 6)
                .field(
                        "path",
                        PATH,
                        "ImageLoaded",
                        "Full path of the driver or module; missing if it was loaded from memory")
                .field("module", TEXT, "Name of the kernel module, from the module itself (Linux)")
                .field("args", TEXT, "Parameters that the module was given (Linux)")
                .field("taints", TEXT, "How the module taints the kernel, a letter each (Linux)");
        return SharedFields.signed(stream)
                .columns("time", "pid", "user", "name", "module", "path", "signed")
                .build();
    }

    static StreamType bpf() {
        return SharedFields.process("bpf", "A BPF program was loaded or attached", 100)
                .add(
                        "command",
                        ENUM,
                        List.of("BpfCommand"),
                        List.of(),
                        "The command: prog_load, prog_attach, link_create, perf_event_set_bpf, …")
                .add(
                        "programType",
                        ENUM,
                        List.of("BpfProgramType"),
                        List.of(),
                        "What the program is for: kprobe, xdp, …")
                .field("programId", INT, "BpfProgramId", "The kernel's id of the program")
                .field(
                        "programName",
                        TEXT,
                        "BpfProgramName",
                        "The program's name, at most 15 bytes; missing if it has none")
                .field("attachType", ENUM, "What kind of hook it is for, as bpftool writes it: trace_fentry, xdp, …")
                .field("target", TEXT, "The tracepoint, function, interface, control group or file that it is for")
                .columns("time", "pid", "user", "name", "command", "programType", "programId", "programName")
                .build();
    }

    static StreamType powershell() {
        return SharedFields.process("powershell", "PowerShell ran a block of a script")
                .field("script", TEXT, "ScriptBlockText", "The block as it was run, after decoding")
                .add("scriptId", TEXT, List.of("ScriptBlockId"), List.of(), "The script's id, which its blocks share")
                .field("path", PATH, "Path", "The script's file; missing if it was typed or downloaded")
                .columns("time", "pid", "user", "path", "script")
                .build();
    }
}
