package dev.ringside.driver.windows.contract;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The driver's answer to a filter.
 *
 * @param refusal why it is not installed; empty if it is
 * @param instruction the slot that was refused; 0 where none is meant
 */
public record FilterVerdict(Optional<Refusal> refusal, int instruction) {
    /**
     * Reads all of a buffer.
     *
     * @throws MalformedException if it is not exactly one verdict
     */
    public static FilterVerdict read(ByteBuffer answer) {
        ByteBuffer in = Answers.checked(answer, Contract.Verdict.BYTES, "verdict");
        return new FilterVerdict(
                Refusal.of(in.getInt(Contract.Verdict.VERDICT)), in.getInt(Contract.Verdict.INSTRUCTION));
    }
}
