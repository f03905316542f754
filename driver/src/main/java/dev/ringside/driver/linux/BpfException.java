package dev.ringside.driver.linux;

import java.util.Optional;

/** The kernel refused something. What can be done about it is for {@link KernelFeatures} to say. */
public final class BpfException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String operation;
    private final int number;
    private final String verifierLog;

    BpfException(String operation, int number, String verifierLog) {
        super(operation + ": " + Errno.describe(number) + (verifierLog.isEmpty() ? "" : "\n" + verifierLog));
        this.operation = operation;
        this.number = number;
        this.verifierLog = verifierLog;
    }

    /** What was tried, for instance {@code prog_load procs_exec}. */
    public String operation() {
        return operation;
    }

    /** The error's number. */
    public int number() {
        return number;
    }

    /** The error, if it is one that has a name here. */
    public Optional<Errno> errno() {
        return Errno.of(number);
    }

    public boolean is(Errno errno) {
        return errno.number() == number;
    }

    /** What the verifier wrote, empty if it wrote nothing. */
    public String verifierLog() {
        return verifierLog;
    }
}
