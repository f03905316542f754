package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Atomic;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.Helper;

/**
 * Code that remembers who has opened or accepted a connection: its states change while other processes run. The memory is a map by the socket's
 * address; the sockets used longest ago are forgotten when it is full.
 */
final class Sockets {
    /** The map's number in programs. */
    static final int MAP = 14;

    static final int KEY_SIZE = 8;
    /** A power of two; the map takes some hundred bytes for each. */
    static final int CAPACITY = 1 << 15;

    // An entry.
    /** The process's first thread; whoever follows it must look whose memory it is now. */
    static final int TASK = 0;

    static final int START = 8;
    /** When the connection was there, ns since boot; 0 if that was not seen. */
    static final int SINCE = 16;
    /** Some of the flags below. */
    static final int FLAGS = 24;

    static final int PID = 32;
    static final int TID = 36;
    static final int UID = 40;
    static final int EUID = 44;
    static final int GID = 48;
    /** The address of the process's memory. */
    static final int MEMORY = 56;

    static final int SIZE = 64;

    // Flags. Of the first two whoever sets the second of them tells the outcome, so that it is told once, whichever
    // comes first.
    /** No system call is waiting for the outcome: the change of state tells it. */
    static final int PENDING = 1;
    /** The connection is there, or has failed. */
    static final int OUTCOME = 2;
    /** The process has opened it. */
    static final int CONNECTED = 4;
    /** The process has accepted it. */
    static final int ACCEPTED = 8;

    /** On the stack: the socket's address, which is the key. */
    static final int KEY = -16;

    private static final int ENTRY = -88;

    private static final int ANY = 0;

    private final Assembler out;
    private final Pointers pointers;

    Sockets(Assembler out, Pointers pointers) {
        this.out = out;
        this.pointers = pointers;
    }

    /** Puts the entry of the socket whose address is at {@link #KEY} into R0. Clobbers R1 to R5. */
    void find(Label none) {
        key(Reg.R2);
        out.call(Helper.MAP_LOOKUP).jump(Jump.EQ, Reg.R0, 0, none);
    }

    /** Sets a flag of the entry in R0, and puts the flags that it had before into R1. */
    void flag(int flag) {
        out.mov(Reg.R1, flag).atomic(Atomic.FETCH_OR, Size.DOUBLE, Reg.R0, FLAGS, Reg.R1);
    }

    /** Forgets the socket whose address is at {@link #KEY}. Clobbers R0 to R5. */
    void forget() {
        key(Reg.R2);
        out.call(Helper.MAP_DELETE);
    }

    /** What is remembered next is nobody's. Clobbers nothing. */
    void nobody() {
        for (int i = 0; i < SIZE; i += Long.BYTES) {
            out.store(Size.DOUBLE, Reg.R10, ENTRY + i, 0);
        }
    }

    /** What is remembered next is the running process's. Clobbers R0 to R5 and R7. */
    void running() {
        nobody();
        out.call(Helper.GET_CURRENT_PID_TGID)
                .store(Size.WORD, Reg.R10, ENTRY + TID, Reg.R0)
                .alu(Alu.RSH, Reg.R0, 32);
        out.store(Size.WORD, Reg.R10, ENTRY + PID, Reg.R0);
        out.call(Helper.GET_CURRENT_UID_GID)
                .store(Size.WORD, Reg.R10, ENTRY + UID, Reg.R0)
                .alu(Alu.RSH, Reg.R0, 32);
        out.store(Size.WORD, Reg.R10, ENTRY + GID, Reg.R0);
        out.call(Helper.GET_CURRENT_TASK).mov(Reg.R7, Reg.R0);
        pointers.load(Reg.R0, Reg.R7, "task_struct", "cred");
        out.mov(Reg.R3, Reg.R0);
        pointers.load(Reg.R0, Reg.R3, "cred", "euid.val");
        out.store(Size.WORD, Reg.R10, ENTRY + EUID, Reg.R0);
        pointers.load(Reg.R0, Reg.R7, "task_struct", "mm");
        out.store(Size.DOUBLE, Reg.R10, ENTRY + MEMORY, Reg.R0);
        pointers.load(Reg.R7, Reg.R7, "task_struct", "group_leader");
        out.store(Size.DOUBLE, Reg.R10, ENTRY + TASK, Reg.R7);
        pointers.load(Reg.R0, Reg.R7, "task_struct", "start_boottime");
        out.store(Size.DOUBLE, Reg.R10, ENTRY + START, Reg.R0);
    }

    /** When what is remembered next has become a connection. Clobbers nothing. */
    void since(Reg time) {
        out.store(Size.DOUBLE, Reg.R10, ENTRY + SINCE, time);
    }

    /** Remembers what has been put together here, for the socket whose address is at {@link #KEY}, with these flags. Clobbers R0 to R5. */
    void remember(int flags) {
        out.store(Size.DOUBLE, Reg.R10, ENTRY + FLAGS, flags);
        key(Reg.R2);
        out.mov(Reg.R3, Reg.R10).alu(Alu.ADD, Reg.R3, ENTRY).mov(Reg.R4, ANY).call(Helper.MAP_UPDATE);
    }

    private void key(Reg dst) {
        out.mov(dst, Reg.R10).alu(Alu.ADD, dst, KEY).loadMap(Reg.R1, MAP);
    }
}
