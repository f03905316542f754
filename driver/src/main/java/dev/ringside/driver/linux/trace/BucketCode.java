package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import java.util.List;

/**
 * Code that counts a number in its bucket, found by halving: a comparison for each doubling of their number. Each bucket has code of its own, since a verifier
 * would follow a number that says which one it is to the end of the program, once for each.
 */
final class BucketCode {
    private final Assembler out;
    private final List<Long> bounds;
    private final int offset;
    private final Label done;

    /**
     * The code for these buckets.
     *
     * @param offset where their counts begin, from R0
     * @param done where to go when it has been counted
     */
    BucketCode(Assembler out, List<Long> bounds, int offset, Label done) {
        this.out = out;
        this.bounds = bounds;
        this.offset = offset;
        this.done = done;
    }

    /** Counts the number in R1. Clobbers R2. */
    void emit() {
        emit(0, bounds.size());
    }

    /** The bucket is one of those from {@code low} to {@code high}. The depth is that of a balanced tree. */
    private void emit(int low, int high) {
        if (low == high) {
            int at = offset + Long.BYTES * low;
            out.load(Size.DOUBLE, Reg.R2, Reg.R0, at).alu(Alu.ADD, Reg.R2, 1).store(Size.DOUBLE, Reg.R0, at, Reg.R2);
            out.jump(done);
            return;
        }
        int middle = (low + high) >>> 1;
        Label above = out.label();
        out.set(Reg.R2, bounds.get(middle)).jump(Jump.SGE, Reg.R1, Reg.R2, above);
        emit(low, middle);
        out.place(above);
        emit(middle + 1, high);
    }
}
