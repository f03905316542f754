package dev.ringside.driver.linux.trace;

import dev.ringside.driver.filter.TextPlace;
import dev.ringside.driver.filter.TextPlace.Alignment;

/**
 * What the kernel can be asked for about the process of an event. Fields of the schema are made of these.
 *
 * <p>Texts come last, short ones first: records hold them in this order, and a program must know that there is room for the next one.
 */
public enum Datum {
    /** Id of the process. */
    PID,
    /** Id of the thread. */
    TID,
    /** Id of the process that is its parent now. */
    PPID,
    UID,
    EUID,
    GID,
    /** Audit session; missing if there is none. */
    SESSION,
    /** Number of arguments. */
    ARGC,
    /** Effective capabilities, a bit each. */
    CAPS,
    /** Where in the memory of the process its arguments begin: with each program that it executes somewhere else, so it tells these apart. */
    ARGUMENTS_AT,
    /** When the process started, ns since boot. */
    START,
    /** When the parent started, ns since boot. */
    PARENT_START,
    PARENT_UID,
    /** {@link #ARGUMENTS_AT} of the parent; missing if it has ended. */
    PARENT_ARGUMENTS_AT,
    /** Id of the control group in the unified hierarchy: the inode of its directory. */
    CGROUP,
    /** Exit code; missing if a signal ended the process. */
    EXIT_CODE,
    /** The signal that ended the process; missing if it exited. */
    SIGNAL,
    /** How long the process lived, in ns. */
    DURATION,
    /** Most resident memory in bytes. */
    MAX_RSS,

    /** Name of the controlling terminal. */
    TTY(64, Alignment.LEFT, false),
    /** File name of the program. */
    NAME(256, Alignment.LEFT, false),
    /** File name of the parent's program. */
    PARENT(256, Alignment.LEFT, false),
    /** The interpreter that a script names. */
    INTERPRETER(256, Alignment.LEFT, false),
    /** The script that was executed, as it was named. */
    EXE(4096, Alignment.LEFT, false),
    /** Path of the program. */
    IMAGE(4096, Alignment.RIGHT, false),
    /** Path of the parent's program. */
    PARENT_IMAGE(4096, Alignment.RIGHT, false),
    /** Working directory. */
    CWD(4096, Alignment.RIGHT, false),
    /**
     * The processes above, nearest first, up to {@value Ancestry#LEVELS}, each as {@link Ancestor} reads it; no text, but of any length like one.
     * Only recorders can be asked for all of it; filters ask as {@link AncestorTests} says. It is cut if there are more, or if what was known of them is forgotten.
     */
    ANCESTORS(Ancestry.CAPACITY, Alignment.LEFT, false),
    /** The arguments, a NUL between each two. */
    CMDLINE(32768, Alignment.LEFT, true);

    private final int capacity;
    private final Alignment alignment;
    private final boolean nulIsBlank;

    Datum() {
        this(0, Alignment.LEFT, false);
    }

    Datum(int capacity, Alignment alignment, boolean nulIsBlank) {
        this.capacity = capacity;
        this.alignment = alignment;
        this.nulIsBlank = nulIsBlank;
    }

    public boolean isText() {
        return capacity > 0;
    }

    /** The most bytes of a text that are read; a longer one is cut and marked. */
    public int capacity() {
        return capacity;
    }

    /** Where the text is in the scratch memory of a program. */
    TextPlace place() {
        return new TextPlace(Scratch.textOffset(this), capacity, alignment, nulIsBlank);
    }
}
