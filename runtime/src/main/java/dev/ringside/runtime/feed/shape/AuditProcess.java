package dev.ringside.runtime.feed.shape;

import dev.ringside.dsl.event.EventBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What auditd tells of the process that called. */
final class AuditProcess {
    /** An argument of a program, or a part of one that is long. */
    private static final Pattern ARGUMENT = Pattern.compile("a(\\d{1,6})(?:\\[(\\d{1,6})\\])?");
    /** What the kernel keeps of a command line for those that do not execute a program, in bytes. */
    private static final int LONGEST_TITLE = 128;

    private static final Map<String, String> NUMBERS = Map.of(
            "pid", "pid",
            "ppid", "ppid",
            "uid", "uid",
            "euid", "euid",
            "gid", "gid",
            "ses", "session");

    private AuditProcess() {}

    static void set(AuditEvent audited, EventBuilder event) {
        NUMBERS.forEach((name, field) -> audited.number(name).ifPresent(number -> event.set(field, number)));
        String exe = audited.call("exe");
        if (exe != null) {
            event.set("image", exe).set("name", exe.substring(exe.lastIndexOf('/') + 1));
        }
        String user = audited.call("UID") == null ? audited.call("user") : audited.call("UID");
        if (user != null && !user.equals("unset") && !user.startsWith("unknown(")) {
            event.set("user", user);
        }
        String directory = audited.field("CWD", "cwd") == null ? audited.call("cwd") : audited.field("CWD", "cwd");
        if (directory != null) {
            event.set("cwd", directory);
        }
        String title = audited.field("PROCTITLE", "proctitle");
        String whole = audited.call("cmdline");
        if (whole != null) {
            event.set("cmdline", whole);
        } else if (title != null) {
            event.set("cmdline", title.replace('\0', ' ').stripTrailing());
            if (title.length() >= LONGEST_TITLE - 1) {
                event.set("truncated", 1);
            }
        }
    }

    /** The arguments of the program that was executed, its name first; none if none was. */
    static List<String> arguments(AuditEvent audited) {
        TreeMap<Integer, TreeMap<Integer, String>> parts = new TreeMap<>();
        for (AuditRecord record : audited.records("EXECVE")) {
            for (Map.Entry<String, String> field : record.fields().entrySet()) {
                Matcher argument = ARGUMENT.matcher(field.getKey());
                if (argument.matches()) {
                    int part = argument.group(2) == null ? 0 : Integer.parseInt(argument.group(2));
                    parts.computeIfAbsent(Integer.parseInt(argument.group(1)), first -> new TreeMap<>())
                            .putIfAbsent(part, field.getValue());
                }
            }
        }
        List<String> arguments = new ArrayList<>();
        parts.values().forEach(argument -> arguments.add(String.join("", argument.values())));
        return arguments;
    }
}
