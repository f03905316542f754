package dev.ringside.runtime.script.module;

import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** Bytes that are at hand, as a file that is read. */
final class TextChannel implements SeekableByteChannel {
    private final byte[] bytes;
    private int position;
    private boolean closed;

    TextChannel(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read(ByteBuffer to) throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
        int count = Math.min(to.remaining(), bytes.length - position);
        if (count <= 0) {
            return position >= bytes.length ? -1 : 0;
        }
        to.put(bytes, position, count);
        position += count;
        return count;
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long place) {
        position = (int) Math.min(place, bytes.length);
        return this;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
