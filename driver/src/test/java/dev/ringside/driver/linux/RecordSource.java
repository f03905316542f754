package dev.ringside.driver.linux;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import java.nio.ByteBuffer;

/**
 * Writes numbered records into a ring buffer on demand: record {@code n} holds {@code n} in its first 8 bytes. Odd ones are discarded if asked
 * for. The context tells how many and is told how many the buffer had no room for.
 */
final class RecordSource implements AutoCloseable {
    private static final int CONTEXT_COUNT = 0;
    private static final int CONTEXT_FIRST = 8;
    private static final int CONTEXT_LOST = 16;
    private static final int CONTEXT_SIZE = 24;

    private final BpfProgram program;
    private final ByteBuffer context = Attr.buffer(CONTEXT_SIZE);
    private long next;
    private long lost;

    private RecordSource(BpfProgram program) {
        this.program = program;
    }

    static RecordSource into(RingBuffer ring, int recordSize) {
        return new RecordSource(load(ring, recordSize, false));
    }

    static RecordSource discardingOdd(RingBuffer ring, int recordSize) {
        return new RecordSource(load(ring, recordSize, true));
    }

    /** Writes that many. */
    void write(int count) {
        context.putLong(CONTEXT_COUNT, count).putLong(CONTEXT_FIRST, next).putLong(CONTEXT_LOST, 0);
        if (program.run(context) != count) {
            throw new AssertionError("the program did not run to its end");
        }
        next += count;
        lost += context.getLong(CONTEXT_LOST);
    }

    /** How many there was no room for. */
    long lost() {
        return lost;
    }

    @Override
    public void close() {
        program.close();
    }

    private static BpfProgram load(RingBuffer ring, int recordSize, boolean discardOdd) {
        Assembler a = new Assembler();
        Label record = a.label();
        // The loop's state on the stack: the first number, the losses.
        a.mov(Reg.R6, Reg.R1)
                .load(Size.DOUBLE, Reg.R2, Reg.R6, CONTEXT_FIRST)
                .store(Size.DOUBLE, Reg.R10, -16, Reg.R2)
                .store(Size.DOUBLE, Reg.R10, -8, 0)
                .load(Size.DOUBLE, Reg.R1, Reg.R6, CONTEXT_COUNT)
                .loadFunction(Reg.R2, record)
                .mov(Reg.R3, Reg.R10)
                .alu(Alu.ADD, Reg.R3, -16)
                .mov(Reg.R4, 0)
                .call(Helper.LOOP)
                .load(Size.DOUBLE, Reg.R1, Reg.R10, -8)
                .store(Size.DOUBLE, Reg.R6, CONTEXT_LOST, Reg.R1)
                .exit();

        Label full = a.label();
        Label discard = a.label();
        a.function(record)
                .mov(Reg.R6, Reg.R1)
                .mov(Reg.R7, Reg.R2)
                .load(Size.DOUBLE, Reg.R1, Reg.R7, 0)
                .alu(Alu.ADD, Reg.R6, Reg.R1)
                .loadMap(Reg.R1, ring.fd())
                .mov(Reg.R2, recordSize)
                .mov(Reg.R3, 0)
                .call(Helper.RINGBUF_RESERVE)
                .jump(Jump.EQ, Reg.R0, 0, full)
                .store(Size.DOUBLE, Reg.R0, 0, Reg.R6)
                .mov(Reg.R1, Reg.R0)
                .mov(Reg.R2, Helper.RINGBUF_NO_WAKEUP);
        if (discardOdd) {
            a.jump(Jump.SET, Reg.R6, 1, discard);
        }
        a.call(Helper.RINGBUF_SUBMIT).mov(Reg.R0, 0).exit();
        if (discardOdd) {
            a.place(discard).call(Helper.RINGBUF_DISCARD).mov(Reg.R0, 0).exit();
        }
        a.place(full)
                .load(Size.DOUBLE, Reg.R1, Reg.R7, 8)
                .alu(Alu.ADD, Reg.R1, 1)
                .store(Size.DOUBLE, Reg.R7, 8, Reg.R1)
                .mov(Reg.R0, 0)
                .exit();
        return BpfProgram.load(ProgramSpec.onDemand("record_source", a.program()));
    }
}
