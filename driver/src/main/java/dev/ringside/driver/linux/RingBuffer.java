package dev.ringside.driver.linux;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A ring buffer that programs write and user mode reads from mapped memory, without system calls (Documentation/bpf/ringbuf.rst). Programs
 * are expected to write with {@code BPF_RB_NO_WAKEUP}: somebody polls every few milliseconds, since waking is what costs.
 *
 * <p>The kernel shows three parts: a page with the consumer's position, which we write; a page with the producer's position; and the data, mapped
 * twice in a row, so that a record never wraps. A record is a header of 8 bytes, whose first 4 hold its length and two flags, and the bytes. Safe for any
 * thread: readers take turns, and a handler that hangs holds up nobody but them.
 */
public final class RingBuffer implements AutoCloseable {
    private static final VarHandle LONGS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final VarHandle INTS = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private static final int HEADER = 8;
    private static final int BUSY = 1 << 31;
    private static final int DISCARDED = 1 << 30;
    private static final int LARGEST = 1 << 29;

    private final BpfMap map;
    private final Mapping consumerMapping;
    private final Mapping producerMapping;
    private final ByteBuffer consumer;
    private final ByteBuffer producer;
    private final int firstData;
    private final int mask;
    private final ReentrantLock turns = new ReentrantLock();
    private volatile boolean open = true;
    /** How many read from the memory now, which stays until they are done. Guarded by this. */
    private int readers;

    private RingBuffer(BpfMap map, Mapping consumerMapping, Mapping producerMapping, int pageSize) {
        this.map = map;
        this.consumerMapping = consumerMapping;
        this.producerMapping = producerMapping;
        this.consumer = consumerMapping.buffer();
        this.producer = producerMapping.buffer().asReadOnlyBuffer().order(ByteOrder.nativeOrder());
        this.firstData = pageSize;
        this.mask = map.spec().maxEntries() - 1;
    }

    /**
     * Makes one.
     *
     * @param size bytes: a power of two, and a multiple of the page size
     * @throws BpfException if the kernel refuses
     */
    public static RingBuffer create(String name, int size) {
        int pageSize = LibC.getpagesize();
        if (Integer.bitCount(size) != 1 || size < pageSize || size > LARGEST) {
            throw new IllegalArgumentException(
                    "a ring buffer of " + size + " bytes: must be a power of two from " + pageSize + " to " + LARGEST);
        }
        BpfMap map = BpfMap.create(new MapSpec(MapType.RINGBUF, name, 0, 0, size, 0, 0));
        Mapping consumer = null;
        try {
            consumer = Mapping.readWrite(map.fd(), 0, pageSize);
            return new RingBuffer(map, consumer, Mapping.readOnly(map.fd(), pageSize, pageSize + 2 * size), pageSize);
        } catch (BpfException e) {
            if (consumer != null) {
                consumer.close();
            }
            map.close();
            throw e;
        }
    }

    /** The map's file descriptor, for programs that write to it. */
    public int fd() {
        return map.fd();
    }

    /** Bytes that fit, headers included. */
    public int size() {
        return mask + 1;
    }

    /**
     * Hands out the records that are complete, oldest first, and frees their room when all have been handed out. A handler that throws ends the batch; its
     * record is not handed out again.
     *
     * @param max the most to hand out
     * @return how many were handed out
     * @throws IllegalStateException after {@link #close}
     */
    public int poll(RecordHandler handler, int max) {
        turns.lock();
        try {
            enter();
            try {
                return read(handler, max);
            } finally {
                leave();
            }
        } finally {
            turns.unlock();
        }
    }

    private int read(RecordHandler handler, int max) {
        // Plain: only readers write it, and they take turns.
        long position = consumer.getLong(0);
        // Acquire, once for the batch: pairs with the release by which the kernel moves the producer's position after
        // it
        // has marked a new record busy, so every header before this position is one that it wrote.
        long end = (long) LONGS.getAcquire(producer, 0);
        int handedOut = 0;
        try {
            while (position < end && handedOut < max && open) {
                int at = firstData + (int) (position & mask);
                // Acquire: pairs with the exchange by which the program's submit clears the busy flag, so that the
                // record's
                // bytes are there when the flag is gone.
                int header = (int) INTS.getAcquire(producer, at);
                if ((header & BUSY) != 0) {
                    break;
                }
                int length = header & ~DISCARDED;
                position += HEADER + BpfMap.roundToWord(length);
                if ((header & DISCARDED) == 0) {
                    handedOut++;
                    handler.accept(producer, at + HEADER, length);
                }
            }
        } finally {
            // Release, once for the batch: the kernel, which reads it with acquire before it reuses room, sees us done
            // with
            // the bytes.
            LONGS.setRelease(consumer, 0, position);
        }
        return handedOut;
    }

    private synchronized void enter() {
        requireOpen();
        readers++;
    }

    private synchronized void leave() {
        readers--;
        releaseUnused();
    }

    /** Bytes that programs have reserved since the beginning. */
    public synchronized long producerPosition() {
        requireOpen();
        // Acquire: what is compared with it afterwards is not older.
        return (long) LONGS.getAcquire(producer, 0);
    }

    /** Bytes that have been read since the beginning. */
    public synchronized long consumerPosition() {
        requireOpen();
        return consumer.getLong(0);
    }

    /** Gives it up; a handler that is running, on whatever thread, comes to its end first, and gets no more records. */
    @Override
    public synchronized void close() {
        if (open) {
            open = false;
            releaseUnused();
        }
    }

    /** Takes the memory away once it is closed and nobody reads from it. */
    private void releaseUnused() {
        if (!open && readers == 0) {
            consumerMapping.close();
            producerMapping.close();
            map.close();
        }
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException("the ring buffer is closed");
        }
    }
}
