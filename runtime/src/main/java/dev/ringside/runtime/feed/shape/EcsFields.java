package dev.ringside.runtime.feed.shape;

import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.json.Leaves;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Where the fields of streams stand in the Elastic Common Schema 8 (elastic.co/docs/reference/ecs), and in what Elastic's own agents add to it.
 *
 * @param name the field's
 * @param paths the first that has a value counts
 */
record EcsFields(String name, List<String> paths) {
    /** What is known of the process that did it. */
    static final List<EcsFields> PROCESS = table("""
            pid process.pid
            tid process.thread.id
            ppid process.parent.pid process.ppid
            guid process.entity_id
            image process.executable
            name process.name
            parent process.parent.name
            parentImage process.parent.executable
            parentGuid process.parent.entity_id
            cmdline process.command_line
            parentCmdline process.parent.command_line
            cwd process.working_directory
            uid process.user.id user.id
            euid user.effective.id
            gid process.group.id user.group.id group.id
            integrity process.Ext.token.integrity_level_name
            container container.id
            startTime process.start
            ruleName rule.name
            """);

    private static final Map<String, List<EcsFields>> STREAMS = Map.of(
            "procs",
            table("""
                    args process.args
                    argc process.args_count
                    sha256 process.hash.sha256
                    sha1 process.hash.sha1
                    md5 process.hash.md5
                    imphash process.pe.imphash
                    fileVersion process.pe.file_version
                    description process.pe.description
                    product process.pe.product
                    company process.pe.company
                    originalName process.pe.original_file_name
                    signed process.code_signature.exists
                    signature process.code_signature.subject_name
                    pkg package.name
                    """),
            "exits",
            table("exitCode process.exit_code"),
            "net",
            table("""
                    proto network.transport
                    src source.ip
                    srcPort source.port
                    srcHost source.domain
                    dst destination.ip
                    dstPort destination.port
                    dstHost destination.domain
                    duration event.duration
                    """),
            "dns",
            table("""
                    query dns.question.name
                    type dns.question.type
                    server destination.ip
                    rtt event.duration
                    """),
            "files",
            table("""
                    path file.path
                    oldPath file.Ext.original.path
                    owner file.uid
                    group file.gid
                    size file.size
                    created file.created
                    """),
            "registry",
            table("""
                    key registry.path
                    details registry.data.strings
                    """),
            "images",
            table("""
                    path dll.path
                    fileVersion dll.pe.file_version
                    originalName dll.pe.original_file_name
                    signed dll.code_signature.exists
                    signature dll.code_signature.subject_name
                    """));

    private static List<EcsFields> table(String lines) {
        List<EcsFields> fields = new ArrayList<>();
        lines.lines().forEach(line -> {
            List<String> words = List.of(line.split(" "));
            fields.add(new EcsFields(words.get(0), words.subList(1, words.size())));
        });
        return List.copyOf(fields);
    }

    /** Those of a stream beside what it shares with others. */
    static List<EcsFields> of(StreamType stream) {
        return STREAMS.getOrDefault(stream.name(), List.of());
    }

    /** Sets the field, if the object has something for it. */
    void set(Leaves object, BiConsumer<String, Object> fields) {
        for (String path : paths) {
            Object value = object.get(path);
            if (value != null) {
                fields.accept(name, value);
                return;
            }
        }
    }
}
