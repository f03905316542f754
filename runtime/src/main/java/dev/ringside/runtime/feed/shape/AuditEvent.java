package dev.ringside.runtime.feed.shape;

import dev.ringside.driver.linux.trace.SystemCallNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** All records of an event of auditd, in the order of the log. For one thread. */
final class AuditEvent {
    /** What no event has: its records beyond are left out. */
    private static final int MOST_RECORDS = 1024;

    /** The records that tell of a call; the collector of Azure makes one of all of an event. */
    private static final List<String> CALLS = List.of("SYSCALL", "AUOMS_EXECVE", "AUOMS_SYSCALL");

    private static final String X86_64 = "c000003e";
    private static final String I386 = "40000003";
    private static final long UNSET = 0xFFFF_FFFFL;

    private final AuditRecord.Event event;
    private final List<AuditRecord> records = new ArrayList<>();

    AuditEvent(AuditRecord.Event event) {
        this.event = event;
    }

    void add(AuditRecord record) {
        if (records.size() < MOST_RECORDS) {
            records.add(record);
        }
    }

    AuditRecord.Event event() {
        return event;
    }

    /** The machine, empty if the log does not tell. */
    String host() {
        String said = event.node().isEmpty() ? call("node") : event.node();
        return said == null ? "" : said;
    }

    List<AuditRecord> records() {
        return records;
    }

    List<AuditRecord> records(String type) {
        return records.stream().filter(record -> record.type().equals(type)).toList();
    }

    /** A field of the first record of a type that has it, or null. */
    @Nullable
    String field(String type, String name) {
        for (AuditRecord record : records) {
            String value = record.type().equals(type) ? record.field(name) : null;
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** A field of the call that it is about, or null. */
    @Nullable
    String call(String name) {
        for (String type : CALLS) {
            String value = field(type, name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** A number of the call that it is about; nothing if it is missing, or was never set. */
    OptionalLong number(String name) {
        Long number = Written.number(call(name));
        return number == null || number == UNSET ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /** An argument of the call, from 0 to 3. */
    OptionalLong argument(int index) {
        String text = call("a" + index);
        Long number = text == null ? null : Written.number("0x" + text);
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /** The system call that it is about: as auditd says it, or by its number; nothing if it is about none that is known. */
    Optional<String> name() {
        String said = call("SYSCALL") == null ? call("syscall") : call("SYSCALL");
        Long number = Written.number(said);
        if (number == null) {
            return Optional.ofNullable(said);
        }
        String arch = call("arch");
        boolean is32 = I386.equals(arch);
        return number < 0 || number > Integer.MAX_VALUE || (!is32 && !X86_64.equals(arch))
                ? Optional.empty()
                : SystemCallNames.of(number.intValue(), is32);
    }

    boolean hasSucceeded() {
        return "yes".equals(call("success"));
    }

    /** 0, or the error number below 0; nothing if it does not tell. */
    OptionalLong result() {
        if (hasSucceeded()) {
            return OptionalLong.of(0);
        }
        Long exit = Written.number(call("exit"));
        return exit == null || exit >= 0 ? OptionalLong.empty() : OptionalLong.of(exit);
    }
}
