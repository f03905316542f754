package dev.ringside.runtime.feed.recording;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells how many bytes have been read. For one thread. */
final class CountedInput extends FilterInputStream {
    private final LongConsumer told;
    private long count;

    /** @param told the number of bytes so far, after each reading */
    CountedInput(InputStream in, LongConsumer told) {
        super(in);
        this.told = told;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int number = super.read(bytes, offset, length);
        count(number);
        return number;
    }

    @Override
    public long skip(long wanted) throws IOException {
        long number = super.skip(wanted);
        count(number);
        return number;
    }

    private void count(long number) {
        if (number > 0) {
            count += number;
            told.accept(count);
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
