package dev.ringside.runtime.feed.log;

import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.event.Os;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A record of an event log, as far as whoever stored it kept it. Immutable, for any thread; what is decoded for one question need not be kept for the next.
 */
public interface LogRecord {
    /** The system that it was written on. */
    Os os();

    /** A text of what every record has, or null. */
    @Nullable
    String text(SystemText field);

    /** A number of what every record has. */
    OptionalLong number(SystemNumber field);

    /** The first of its data with that name, in the case of letters that it was written with, or null; nothing else is decoded for it. */
    @Nullable
    Datum find(String name);

    /**
     * Its data in their order: the leaves below EventData or UserData. Those without a name of their own stand in one list under {@code Data}. A leaf deeper
     * in UserData has its own name only, and an attribute's name follows that of its element and a dot.
     */
    List<Datum> data();

    /** What every record has, and is a text. */
    enum SystemText {
        /** Who wrote it: {@code Microsoft-Windows-Sysmon}. */
        PROVIDER,
        /** The provider's GUID, in braces and in upper case. */
        PROVIDER_ID,
        CHANNEL,
        COMPUTER,
        /** The security id of the user as whom it was written. */
        USER_SID,
        /** In braces. */
        ACTIVITY_ID
    }

    /** What every record has, and is a number. */
    enum SystemNumber {
        /** Nanoseconds since the epoch. */
        TIME,
        EVENT_ID,
        VERSION,
        LEVEL,
        TASK,
        OPCODE,
        KEYWORDS,
        RECORD_ID,
        /** The process that wrote it, which is the log service or a driver's user more often than what the record is about. */
        PID,
        TID
    }
}
