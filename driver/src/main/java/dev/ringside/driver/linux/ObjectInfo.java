package dev.ringside.driver.linux;

import java.nio.ByteBuffer;

/** {@code BPF_OBJ_GET_INFO_BY_FD}. */
final class ObjectInfo {
    private static final int FD = 0;
    private static final int LENGTH = 4;
    private static final int INFO = 8;

    private ObjectInfo() {}

    /** The first bytes of what the kernel knows; what it does not know stays zero. */
    static ByteBuffer read(int fd, int size, String subject) {
        ByteBuffer info = Attr.buffer(size);
        new Attr().putInt(FD, fd).putInt(LENGTH, size).putPointer(INFO, info).call(Command.OBJ_GET_INFO_BY_FD, subject);
        return info;
    }
}
