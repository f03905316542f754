package dev.ringside.driver.linux.trace;

import java.util.Locale;

/** Requests to a ring of io_uring that events are made of, with their numbers ({@code enum io_uring_op}, include/uapi/linux/io_uring.h). */
enum UringRequest implements Occasion {
    CONNECT(16, "io_kiocb", "file"),
    OPENAT(18, "io_open", "filename"),
    CLOSE(19, "io_close", "fd"),
    OPENAT2(28, "io_open", "filename"),
    RENAMEAT(35, "io_rename", "newpath"),
    UNLINKAT(36, "io_unlink", "filename"),
    MKDIRAT(37, "io_mkdir", "filename"),
    SYMLINKAT(38, "io_link", "newpath"),
    LINKAT(39, "io_link", "newpath"),
    FTRUNCATE(55, "io_kiocb", "file"),
    BIND(56, "io_kiocb", "file");

    private final int number;
    private final String structure;
    private final String field;

    UringRequest(int number, String structure, String field) {
        this.number = number;
        this.structure = structure;
        this.field = field;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public boolean isKnown(Structures structures) {
        return structures.has("io_kiocb", "opcode")
                && structures.has("filename", "name")
                && structures.has(structure, field);
    }

    /** What the kernel keeps of the request's own, in a part of the request that is common to all. */
    String structure() {
        return structure;
    }

    /** The function of the kernel that does what the request asks for, called with the request. */
    String function() {
        return "io_" + name().toLowerCase(Locale.ROOT);
    }
}
