package dev.ringside.driver.linux;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The values of an array map as memory: reading costs no system call. For any thread; after {@link #close} every access throws
 * {@link IllegalStateException}.
 */
public final class MappedArray implements AutoCloseable {
    private static final VarHandle LONGS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final Mapping mapping;
    private final ByteBuffer memory;
    private final int stride;
    private boolean open = true;

    private MappedArray(Mapping mapping, int stride) {
        this.mapping = mapping;
        this.memory = mapping.buffer();
        this.stride = stride;
    }

    static MappedArray of(BpfMap map) {
        int stride = BpfMap.roundToWord(map.spec().valueSize());
        int page = LibC.getpagesize();
        int length = Math.multiplyExact(stride, map.spec().maxEntries());
        int wholePages = Math.multiplyExact(Math.ceilDiv(length, page), page);
        return new MappedArray(Mapping.readWrite(map.fd(), 0, wholePages), stride);
    }

    /**
     * Reads 8 bytes of an element.
     *
     * @param offset bytes from the element's start, a multiple of 8
     */
    public synchronized long get(int element, int offset) {
        // Volatile: a counter that a program adds to atomically must be seen whole and fresh, each time it is asked
        // for.
        return (long) LONGS.getVolatile(open(), element * stride + offset);
    }

    /**
     * Writes 8 bytes of an element at once; what was written to this array before is seen before it.
     *
     * @param offset bytes from the element's start, a multiple of 8
     */
    public synchronized void set(int element, int offset, long value) {
        // Release: a program that sees a switch turned also sees what was put in place for it.
        LONGS.setRelease(open(), element * stride + offset, value);
    }

    @Override
    public synchronized void close() {
        if (open) {
            open = false;
            mapping.close();
        }
    }

    private ByteBuffer open() {
        if (!open) {
            throw new IllegalStateException("the mapped array is closed");
        }
        return memory;
    }
}
