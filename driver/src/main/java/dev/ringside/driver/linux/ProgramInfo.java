package dev.ringside.driver.linux;

/**
 * What the kernel says of a loaded program. Times and counts stay 0 unless {@link BpfStats} is on.
 *
 * @param id the kernel's number of it, as in {@code bpftool prog}
 * @param translatedBytes length after the verifier rewrote it
 * @param machineCodeBytes length of the compiled code, 0 where the kernel interprets
 * @param runTimeNanos time spent in it
 * @param runCount how often it ran
 * @param recursionMisses how often it did not run because it was running already on that processor
 * @param verifiedInstructions how many instructions the verifier walked through
 */
public record ProgramInfo(
        int id,
        int translatedBytes,
        int machineCodeBytes,
        long runTimeNanos,
        long runCount,
        long recursionMisses,
        int verifiedInstructions) {}
