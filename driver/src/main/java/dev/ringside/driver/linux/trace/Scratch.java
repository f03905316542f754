package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.filter.Helper;
import dev.ringside.driver.filter.TextPlace.Alignment;
import java.util.EnumMap;
import java.util.Map;

/**
 * Memory of a program that its stack of 512 bytes cannot hold: one piece for each processor in the only value of an array map. A per-CPU
 * map would be the natural choice, but its values end at 32 KiB. What every event touches is not here but in {@link HookState}.
 *
 * <p>All that is read from it is unknown to the verifier, so every length is checked again before use.
 */
final class Scratch {
    /** The map's number in programs. */
    static final int MAP = 1;

    /** Bytes for a processor, as a power of two. */
    private static final int STRIDE_BITS = 18;

    static final int STRIDE = 1 << STRIDE_BITS;

    /** The texts' lengths, 4 bytes each. */
    private static final int LENGTHS = 0;
    /** Whether the parent is remembered in {@link #LINEAGE}, 4 bytes. */
    static final int LINEAGE_STATE = 120;

    // State of the path walk, in a line of its own.
    static final int WALK_DENTRY = 128;
    static final int WALK_MOUNT = 136;
    static final int WALK_ROOT = 144;
    static final int WALK_POSITION = 152;
    static final int WALK_DONE = 160;
    /** Where structures are copied to, to be looked at. */
    static final int COPY = 192;

    /** A copy of what {@link Lineage} remembers. */
    static final int LINEAGE = 384;

    // State of the walk through the processes above.
    /** The process that it has come to, or 0 if it has ended. */
    static final int CHAIN_TASK = 512;

    static final int CHAIN_START = 520;
    static final int CHAIN_PID = 528;
    /** Whether it has come to the first of all. */
    static final int CHAIN_COMPLETE = 532;
    /** How far the record is written. */
    static final int CHAIN_POSITION = 536;
    /** How much there is for long paths. */
    static final int CHAIN_SPARE = 544;

    static final int NEXT_TASK = 552;
    static final int NEXT_START = 560;
    static final int NEXT_PID = 568;
    static final int NEXT_UID = 572;
    static final int NEXT_MEMORY = 576;
    static final int NEXT_FLAGS = 584;
    static final int NEXT_FILE = 592;
    static final int NEXT_DENTRY = 600;
    /** What has to be followed further at once. */
    static final int POINTER = 608;
    /** Which questions about the processes above are sure to be true, a bit each. */
    static final int CHAIN_SURE = 616;
    /** And which may be. */
    static final int CHAIN_MAYBE = 624;
    /** Lengths of the name and the path of the process that was found, where a question may be about them; 4 bytes each. */
    static final int CHAIN_NAME_LENGTH = 632;

    static final int CHAIN_PATH_LENGTH = 636;
    /** Which changes had been counted when the walk began, for {@link Verdicts}. */
    static final int CHAIN_CHANGES = 320;
    /** Whether what it finds will be so until the next one; 4 bytes. */
    static final int CHAIN_STABLE = 328;
    /** A copy of what {@link Lineage} remembers of a process of the chain. */
    static final int CHAIN_LINEAGE = 640;

    /** What the event is about: see {@link Subject}. */
    static final int SUBJECT = 768;

    private static final int TEXTS = SUBJECT + Subject.SIZE;
    /** Room behind a text: a name written into the last byte of a path may be as long, and {@link GroupCode} clears what is behind it. */
    private static final int SLACK = 256;

    /** Paths of the processes above, one after the other. */
    static final int CHAIN_PATH = 65536;

    private static final int PAGE = 4096;

    /**
     * Where the record is put together, in the middle of a page: the right end of {@link Datum#PATH} is shortly before it, so that a short path and a short
     * record are in one page, and the processor has to look up one address less. What follows it is as large as the longest text, for accesses checked to the
     * longest.
     */
    static final int RECORD = CHAIN_PATH + 2 * PAGE + PathWalk.CAPACITY + PAGE / 2;

    static final int LARGEST_RECORD = 80 << 10;

    private static final Map<Datum, Integer> OFFSETS = offsets();

    private Scratch() {}

    private static Map<Datum, Integer> offsets() {
        Map<Datum, Integer> offsets = new EnumMap<>(Datum.class);
        int next = TEXTS;
        for (Datum datum : Datum.values()) {
            switch (datum) {
                // No hook has two of these.
                case PATH, EXE, MESSAGE -> offsets.put(datum, RECORD - SLACK - datum.capacity());
                case ANCESTORS -> {}
                default -> {
                    if (datum.isText()) {
                        offsets.put(datum, next);
                        next += datum.capacity() + SLACK;
                    }
                }
            }
        }
        if (next > CHAIN_PATH) {
            throw new IllegalStateException("texts take " + next + " bytes");
        }
        return offsets;
    }

    static int textOffset(Datum text) {
        Integer offset = OFFSETS.get(text);
        if (offset == null) {
            throw new IllegalArgumentException(text + " is no text");
        }
        return offset;
    }

    /** Where the length of a text stands, 4 bytes. */
    static int lengthOffset(Datum text) {
        return LENGTHS + Integer.BYTES * index(text);
    }

    /** A text's bit among the loaded things. */
    static int loadedBit(Datum text) {
        return 1 << index(text);
    }

    /** The lineage's bit among the loaded things. */
    static int lineageBit() {
        return 1 << 30;
    }

    /** The bit among the loaded things of what is asked about the processes above. */
    static int ancestorsBit() {
        return 1 << 29;
    }

    private static int index(Datum text) {
        return text.ordinal() - Datum.OP.ordinal();
    }

    static boolean isRight(Datum text) {
        return text.place().alignment() == Alignment.RIGHT;
    }

    /** Points a register at this processor's piece. Clobbers R0 to R5. */
    static void locate(Assembler out, Reg dst, int processors, Label impossible) {
        out.call(Helper.GET_PROCESSOR_ID);
        out.jump(Jump.GT, Reg.R0, processors - 1, impossible);
        out.alu(Alu.LSH, Reg.R0, STRIDE_BITS).loadMapValue(dst, MAP, 0).alu(Alu.ADD, dst, Reg.R0);
    }

    static int size(int processors) {
        return Math.multiplyExact(processors, STRIDE);
    }
}
