package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.Helper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What every event touches, in a cache line for each hook and processor: the counters, and the little that programs have to remember where
 * their registers end. After an exec little is still in the caches, so each further line or page costs about as much as the rest of a
 * filter; the kernel keeps per-CPU values where it keeps its own, which is warmer than any other map.
 */
final class HookState {
    /** The map's number in programs. */
    static final int MAP = 6;

    /** Points at the state of this processor in the main part of every program that hangs on a hook or is called by one that does. */
    static final Reg STATE = Reg.R9;

    static final int LINE_BITS = 6;
    private static final int LINE = 1 << LINE_BITS;
    // Behind the counters.
    private static final int LOADED = 32;
    private static final int TAKERS = 40;

    /**
     * In the first hook's line: whether a program is using the {@link Scratch} memory. One that finds it in use, because it has interrupted
     * another, counts its event as lost; with tracepoints that are not preempted, as they are today, that does not occur.
     */
    static final int BUSY = 48;

    /** Behind the hooks' lines: what is left of the {@link Dispatcher}'s chain, a slot in each byte. */
    static final int CHAIN = Hook.values().length * LINE;
    /** What the system call returned; at its beginning its number. */
    static final int RESULT = CHAIN + 8;
    /** The arguments of the system call, 8 bytes each. */
    static final int ARGUMENTS = CHAIN + 16;

    /** Where a state of a connection changes: whose it is, as {@link Sockets} remembers it. */
    static final int OWNER = CHAIN + LINE;

    private static final int SIZE = CHAIN + 2 * LINE;

    private static final int KEY = -16;

    private HookState() {}

    /** Points the register at this processor's state. Clobbers R0 to R5. */
    static void locate(Assembler out, Label impossible) {
        out.store(Size.WORD, Reg.R10, KEY, 0).mov(Reg.R2, Reg.R10).alu(Alu.ADD, Reg.R2, KEY);
        out.loadMap(Reg.R1, MAP).call(Helper.MAP_LOOKUP).jump(Jump.EQ, Reg.R0, 0, impossible);
        out.mov(STATE, Reg.R0);
    }

    /** The line of a hook. */
    static int line(Hook hook) {
        return hook.index() * LINE;
    }

    /** Where it stands which things have been loaded for the event, a bit each: 8 bytes. */
    static int loadedOffset(Hook hook) {
        return line(hook) + LOADED;
    }

    /** Where the bits of the takers stand for a moment: 8 bytes. */
    static int takersOffset(Hook hook) {
        return line(hook) + TAKERS;
    }

    static int size() {
        return SIZE;
    }

    /** Bytes for hooks that have a tracepoint of their own, which are the first: their lines. What is small is kept where it is warmest. */
    static int sizeOfOwnTracepoints() {
        return line(Hook.EXIT) + LINE;
    }

    /**
     * What has been counted at a hook on all processors.
     *
     * @param states of all processors, one behind the other
     * @param size of each
     */
    static HookCounts counts(byte[] states, int size, Hook hook) {
        ByteBuffer values = ByteBuffer.wrap(states).order(ByteOrder.nativeOrder());
        return new HookCounts(
                sum(values, size, Counter.SEEN.offset(hook)),
                sum(values, size, Counter.FILTERED.offset(hook)),
                sum(values, size, Counter.DELIVERED.offset(hook)),
                sum(values, size, Counter.LOST.offset(hook)));
    }

    private static long sum(ByteBuffer states, int size, int offset) {
        long sum = 0;
        for (int at = offset; at < states.capacity(); at += size) {
            sum += states.getLong(at);
        }
        return sum;
    }
}
