package dev.ringside.driver.windows.etw;

import java.util.Arrays;
import java.util.Optional;

/** Why ETW refuses: Windows' error codes that mean something to whoever uses it (winerror.h). */
public enum EtwError {
    /** Only administrators, members of Performance Log Users, and services may; for some providers only the system itself. */
    ACCESS_DENIED(5),
    INVALID_PARAMETER(87),
    INSUFFICIENT_BUFFER(122),
    /** There is a session of that name. */
    ALREADY_EXISTS(183),
    MORE_DATA(234),
    NOT_FOUND(1168),
    /** All the sessions that Windows allows are taken, 64 unless it is told otherwise, or the provider is in as many as it can be. */
    NO_SYSTEM_RESOURCES(1450),
    /** There is no session of that name. */
    INSTANCE_NOT_FOUND(4201);

    private final int number;

    EtwError(int number) {
        this.number = number;
    }

    /** The error of that number, if it is one of these. */
    public static Optional<EtwError> of(int number) {
        return Arrays.stream(values()).filter(error -> error.number == number).findFirst();
    }

    /** Windows' number for it. */
    public int number() {
        return number;
    }
}
