package dev.ringside.driver.windows.contract;

import java.util.Optional;

/** Why the driver refuses a filter, in the order of the header's {@code rs_refusal} behind {@code RS_INSTALLED}. */
public enum Refusal {
    LAYOUT("the parts of the filter do not lie where they should"),
    KIND("there is no such kind of event"),
    SET("a set's keys are not in order"),
    LENGTH("there are too many instructions"),
    INSTRUCTION("an instruction is not for filters"),
    REGISTER("there is no such register, or it may not be written"),
    UNINITIALISED("something is read that may not have been set"),
    JUMP("a jump goes back or outside"),
    END("the last instruction does not leave"),
    ACCESS("something outside of what is allowed may be read or written"),
    TYPE("an address is computed with, or a number used as one"),
    HELPER("there is no such helper"),
    ARGUMENT("a helper gets what it does not take"),
    BRANCHES("too many jumps are open at once");

    private static final int INSTALLED = 0;

    private final String reason;

    Refusal(String reason) {
        this.reason = reason;
    }

    /** What a verdict's number means; empty if the filter is installed. */
    static Optional<Refusal> of(int verdict) {
        if (verdict == INSTALLED) {
            return Optional.empty();
        }
        Refusal[] all = values();
        if (verdict < 0 || verdict > all.length) {
            throw new MalformedException("the verdict " + Integer.toUnsignedString(verdict));
        }
        return Optional.of(all[verdict - 1]);
    }

    /** A sentence without a full stop. */
    public String reason() {
        return reason;
    }

    /** Whether another filter that decides less might be taken: the contract says nothing of how much is too much. */
    public boolean isAboutSize() {
        return this == LENGTH || this == BRANCHES || this == LAYOUT;
    }
}
