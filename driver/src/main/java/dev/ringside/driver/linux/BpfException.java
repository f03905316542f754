package dev.ringside.driver.linux;

import java.util.List;
import java.util.Optional;

/** The kernel refused something. What can be done about it is for {@link KernelFeatures} to say. */
public final class BpfException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** How the verifier's last line begins. */
    private static final String STATISTICS = "processed ";

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

    /** The refusal in one line, with the last thing that the verifier said before its statistics. */
    public String summary() {
        List<String> said = verifierLog
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith(STATISTICS))
                .toList();
        return operation + ": " + Errno.describe(number) + (said.isEmpty() ? "" : ": " + said.getLast());
    }

    /** What the verifier wrote, empty if it wrote nothing. */
    public String verifierLog() {
        return verifierLog;
    }
}
