package dev.ringside.driver.linux;

import java.nio.ByteBuffer;

/** Takes the records of a {@link RingBuffer}. */
@FunctionalInterface
public interface RecordHandler {
    /**
     * One record, in place.
     *
     * @param data memory shared with the kernel, read-only, in the machine's byte order; must not be kept or moved about in, since the kernel
     *     overwrites the record when the call to {@link RingBuffer#poll} has returned
     * @param offset where the record begins, a multiple of 8
     * @param length its bytes, as reserved by the program
     */
    void accept(ByteBuffer data, int offset, int length);
}
