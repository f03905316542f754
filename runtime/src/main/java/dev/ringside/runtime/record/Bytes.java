package dev.ringside.runtime.record;

import java.io.ByteArrayOutputStream;

/** Bytes in memory whose array may be read without copying it. */
final class Bytes extends ByteArrayOutputStream {
    /** The array, whose first {@link #size} bytes are those that were written. */
    byte[] array() {
        return buf;
    }
}
