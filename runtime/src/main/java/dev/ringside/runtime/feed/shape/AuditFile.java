package dev.ringside.runtime.feed.shape;

import dev.ringside.dsl.event.EventBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What auditd tells of the files that a call was about: each in a record of its own, which says what part it had. */
final class AuditFile {
    private static final Map<String, Integer> EVENT_IDS = Map.of("create", 11, "delete", 26);
    private static final int PERMISSIONS = 07777;
    private static final int WORKING_DIRECTORY = -100;
    private static final long UNCHANGED = 0xFFFF_FFFFL;

    private AuditFile() {}

    /** Sets what was done to which file; false if the log does not tell which. */
    static boolean set(AuditEvent audited, AuditCall call, EventBuilder event) {
        Optional<AuditRecord> created = path(audited, "CREATE");
        Optional<AuditRecord> deleted = path(audited, "DELETE");
        Optional<AuditRecord> normal = path(audited, "NORMAL").or(() -> path(audited, "UNKNOWN"));
        Optional<AuditRecord> meant = switch (call.op()) {
            case "delete" -> deleted.or(() -> normal);
            default -> created.or(() -> normal);
        };
        if (meant.isEmpty()) {
            return false;
        }
        String op = call.op().equals("open") && created.isPresent() ? "create" : call.op();
        event.set("op", op);
        Integer id = EVENT_IDS.get(op);
        if (id != null) {
            event.set("eventId", id);
        }
        set(event, "path", full(audited, meant.get()));
        switch (op) {
            case "rename" -> deleted.ifPresent(old -> set(event, "oldPath", full(audited, old)));
            case "link" -> normal.ifPresent(old -> set(event, "oldPath", full(audited, old)));
            default -> {
                // It is about one file.
            }
        }
        attributes(audited, call, meant.get(), event);
        audited.result().ifPresent(result -> event.set("result", result));
        return true;
    }

    private static Optional<AuditRecord> path(AuditEvent audited, String part) {
        return audited.records("PATH").stream()
                .filter(record -> part.equals(record.field("nametype")))
                .filter(record -> record.field("name") != null)
                .findFirst();
    }

    private static void set(EventBuilder event, String field, @Nullable String value) {
        if (value != null) {
            event.set(field, value);
        }
    }

    /** A name is what was typed. Where a relative one began that is no working directory is not told, and it stays as it is. */
    private static @Nullable String full(AuditEvent audited, AuditRecord path) {
        String name = path.field("name");
        String directory = audited.field("CWD", "cwd");
        if (name == null || name.startsWith("/") || directory == null || !beginsThere(audited, path)) {
            return name;
        }
        String relative = name.startsWith("./") ? name.substring("./".length()) : name;
        return directory.endsWith("/") ? directory + relative : directory + "/" + relative;
    }

    /** Whether a relative name begins at the working directory: all do of calls that are given none, and so does what is -100, of 32 bits or 64. */
    private static boolean beginsThere(AuditEvent audited, AuditRecord path) {
        String call = audited.name().orElse("");
        if (!isRelative(call)) {
            return true;
        }
        boolean isSecond = "CREATE".equals(path.field("nametype"));
        int index = switch (call) {
            case "renameat", "renameat2", "linkat" -> isSecond ? 2 : 0;
            case "symlinkat" -> 1;
            default -> 0;
        };
        OptionalLong directory = audited.argument(index);
        return directory.isPresent() && (int) directory.getAsLong() == WORKING_DIRECTORY;
    }

    /** Whether a call is given directories that names begin at. */
    private static boolean isRelative(String call) {
        return (call.endsWith("at") && !call.equals("creat")) || call.endsWith("at2");
    }

    /** Those that were asked for, else those that the file had. */
    private static void attributes(AuditEvent audited, AuditCall call, AuditRecord path, EventBuilder event) {
        Long mode = octal(path.field("mode"));
        Long owner = Written.number(path.field("ouid"));
        Long group = Written.number(path.field("ogid"));
        int first = isRelative(call.call()) ? 2 : 1;
        switch (call.op()) {
            case "chmod" -> mode = argument(audited, first, mode);
            case "chown" -> {
                owner = argument(audited, first, owner);
                group = argument(audited, first + 1, group);
            }
            case "truncate" -> audited.argument(1).ifPresent(size -> event.set("size", size));
            default -> {
                // It changes none of them.
            }
        }
        if (mode != null) {
            event.set("mode", mode & PERMISSIONS);
        }
        if (owner != null) {
            event.set("owner", owner);
        }
        if (group != null) {
            event.set("group", group);
        }
    }

    private static @Nullable Long argument(AuditEvent audited, int index, @Nullable Long otherwise) {
        OptionalLong asked = audited.argument(index);
        return asked.isEmpty() || (asked.getAsLong() & UNCHANGED) == UNCHANGED ? otherwise : (Long) asked.getAsLong();
    }

    private static @Nullable Long octal(@Nullable String digits) {
        return digits == null || !digits.matches("[0-7]{1,7}") ? null : (Long) Long.parseLong(digits, 8);
    }
}
