package dev.ringside.driver.linux;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Memory shared with the kernel. Its buffer must not be touched after {@link #close}: that would end the process, not throw. Who holds a
 * mapping therefore keeps its buffer to itself and guards both with one lock.
 */
final class Mapping implements AutoCloseable {
    private static final int PROT_READ = 1;
    private static final int PROT_WRITE = 2;
    private static final int MAP_SHARED = 1;
    private static final long MAP_FAILED = -1;

    private final long address;
    private final int length;

    private Mapping(long address, int length) {
        this.address = address;
        this.length = length;
    }

    static Mapping readOnly(int fd, long offset, int length) {
        return of(PROT_READ, fd, offset, length);
    }

    static Mapping readWrite(int fd, long offset, int length) {
        return of(PROT_READ | PROT_WRITE, fd, offset, length);
    }

    private static Mapping of(int protection, int fd, long offset, int length) {
        long address = LibC.mmap(0, length, protection, MAP_SHARED, fd, offset);
        if (address == MAP_FAILED) {
            throw new BpfException("mmap", Native.getLastError(), "");
        }
        return new Mapping(address, length);
    }

    /** The memory, in the machine's byte order. */
    ByteBuffer buffer() {
        return new Pointer(address).getByteBuffer(0, length).order(ByteOrder.nativeOrder());
    }

    /** Takes the memory away. To be called once. */
    @Override
    public void close() {
        LibC.munmap(address, length);
    }
}
