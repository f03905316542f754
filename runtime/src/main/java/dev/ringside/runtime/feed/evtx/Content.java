package dev.ringside.runtime.feed.evtx;

import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Binary XML without what depends on where it stands: names instead of their offsets, no sizes. Equal wherever it stands for the same XML.
 *
 * <p>It is made of these tokens, in the way that binary XML is: an element with its name, its attributes each with its name and value, the end of its start
 * tag, its content, and its end; texts; and substitutions. Characters are counted by 16 bits before them.
 */
final class Content {
    private final byte[] bytes;
    private final int length;
    private final int hash;

    /** @param bytes not copied: whoever goes on to write there keeps a {@link #copy} only */
    Content(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, length);
        this.hash = (int) sum.getValue();
    }

    Content copy() {
        return new Content(Arrays.copyOf(bytes, length), length);
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Content content
                && hash == content.hash
                && Arrays.equals(bytes, 0, length, content.bytes, 0, content.length);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
