package dev.ringside.driver.windows;

import dev.ringside.driver.windows.contract.FilterVerdict;
import dev.ringside.driver.windows.contract.Refusal;
import dev.ringside.driver.windows.filter.WindowsFilter;
import java.util.stream.Collectors;

/** The driver's verifier refused a filter, which stays as it was. */
public final class FilterRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Lines of the program that are shown before and behind what was refused. */
    private static final int CONTEXT = 3;

    private final Refusal refusal;

    FilterRefusedException(WindowsFilter filter, FilterVerdict verdict, Refusal refusal) {
        super("the driver refuses a filter of " + filter.kind().stream() + " of "
                + filter.program().insns().size() + " instructions: " + refusal.reason() + ", at instruction "
                + verdict.instruction() + "\n" + surroundings(filter, verdict.instruction()));
        this.refusal = refusal;
    }

    /** The lines about the instruction, which is marked. */
    private static String surroundings(WindowsFilter filter, int instruction) {
        return filter.disassemble()
                .lines()
                .filter(line -> Math.abs(slot(line) - instruction) <= CONTEXT)
                .map(line -> (slot(line) == instruction ? "> " : "  ") + line)
                .collect(Collectors.joining("\n"));
    }

    /** Lines are {@code 17: r0 = r7}; labels stand in lines of their own. */
    private static int slot(String line) {
        String number = line.substring(0, Math.max(0, line.indexOf(':'))).strip();
        return number.matches("\\d{1,9}") ? Integer.parseInt(number) : Integer.MIN_VALUE / 2;
    }

    public Refusal refusal() {
        return refusal;
    }

    /** The refusal in one line. */
    public String summary() {
        return String.valueOf(getMessage()).lines().findFirst().orElse("");
    }
}
