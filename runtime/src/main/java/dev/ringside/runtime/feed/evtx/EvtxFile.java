package dev.ringside.runtime.feed.evtx;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A log: a header, of which nothing is needed, and chunks. A piece of one may begin with a chunk. For one thread.
 *
 * <p>Chunks come in the order of the file. A log that was full went on at its beginning: where the chunks' numbers say that, they begin with the oldest.
 */
final class EvtxFile implements Closeable {
    private static final byte[] MAGIC = "ElfFile\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 4096;
    /** What of a header says what it is, beside the magic: its size, the version and the size of what is before the chunks. */
    private static final int HEADER_SIZE = 32;

    private static final int MAJOR_VERSION = 38;
    private static final int BLOCK_SIZE = 40;
    private static final int TELLING = 42;

    private final InputStream in;
    private final @Nullable FileChannel channel;
    /** Those that have not been begun. */
    private final Deque<Range> ranges;

    private final boolean isCut;
    private @Nullable Chunks current;

    /** Bytes of the file, from one to before another. */
    private record Range(long begin, long end) {}

    private EvtxFile(InputStream in, @Nullable FileChannel channel, List<Range> ranges, boolean isCut) {
        this.in = in;
        this.channel = channel;
        this.ranges = new ArrayDeque<>(ranges);
        this.isCut = isCut;
    }

    /** Whether a log begins so, or a piece of one. */
    static boolean isOf(byte[] head) {
        return isLog(head) || Chunk.isOf(head, 0);
    }

    private static boolean isLog(byte[] head) {
        return (head.length >= MAGIC.length && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length))
                || isHeader(head);
    }

    /** Whether that is a header of which at most the magic is damaged. */
    private static boolean isHeader(byte[] head) {
        return head.length >= TELLING
                && Bytes.integer(head, HEADER_SIZE) == 128
                && Bytes.unsignedShort(head, MAJOR_VERSION) == 3
                && Bytes.unsignedShort(head, BLOCK_SIZE) == HEADER;
    }

    /** What comes from a stream that can be marked. */
    static EvtxFile of(InputStream in) throws IOException {
        in.mark(TELLING);
        byte[] head = in.readNBytes(TELLING);
        in.reset();
        boolean isLog = isLog(head);
        long begin = isLog ? in.readNBytes(HEADER).length : 0;
        return new EvtxFile(in, null, List.of(new Range(begin, Long.MAX_VALUE)), isLog && begin < HEADER);
    }

    /** What is in a file; empty if it holds something else, like a log that is compressed. */
    static Optional<EvtxFile> open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            byte[] head = read(channel, 0, TELLING);
            if (!isOf(head)) {
                channel.close();
                return Optional.empty();
            }
            long begin = isLog(head) ? Math.min(HEADER, channel.size()) : 0;
            long oldest = oldest(channel, begin);
            List<Range> ranges = new ArrayList<>(List.of(new Range(oldest, channel.size())));
            if (oldest > begin) {
                ranges.add(new Range(begin, oldest));
            }
            boolean isCut = isLog(head) && begin < HEADER;
            return Optional.of(new EvtxFile(Channels.newInputStream(channel), channel, ranges, isCut));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Where the oldest chunk is. That is not the first one only if the first goes on where the last one ends, and numbers rise from one to the next but for one
     * place.
     */
    private static long oldest(FileChannel channel, long begin) throws IOException {
        long last = begin + (channel.size() - begin - 1) / Chunk.BYTES * Chunk.BYTES;
        Optional<Chunk> first = head(channel, begin);
        Optional<Chunk> end = head(channel, last);
        if (first.isEmpty()
                || end.isEmpty()
                || first.get().firstNumber() - 1 != end.get().lastNumber()) {
            return begin;
        }
        long oldest = begin;
        long before = first.get().lastNumber();
        for (long at = begin + Chunk.BYTES; at <= last; at += Chunk.BYTES) {
            Optional<Chunk> head = head(channel, at);
            if (head.isEmpty() || (head.get().firstNumber() <= before && oldest > begin)) {
                return begin;
            }
            oldest = head.get().firstNumber() <= before ? at : oldest;
            before = head.get().lastNumber();
        }
        return oldest;
    }

    /** The header of the chunk that begins there; empty if none does. */
    private static Optional<Chunk> head(FileChannel channel, long at) throws IOException {
        return Optional.of(new Chunk(at, read(channel, at, Chunk.RECORDS))).filter(Chunk::hasHeader);
    }

    private static byte[] read(FileChannel channel, long at, int size) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(size);
        int count = 0;
        while (bytes.hasRemaining() && count >= 0) {
            count = channel.read(bytes, at + bytes.position());
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /** Whether it ends within its header. */
    boolean isCut() {
        return isCut;
    }

    /** The next chunk; null if there is none. */
    @Nullable
    Chunk next() throws IOException {
        Chunk next = current == null ? null : current.next();
        while (next == null && !ranges.isEmpty()) {
            Range range = ranges.remove();
            if (channel != null) {
                channel.position(range.begin());
            }
            Chunks chunks = new Chunks(in, range.begin(), range.end() - range.begin());
            current = chunks;
            next = chunks.next();
        }
        return next;
    }

    /** Takes back a chunk of which nothing is needed any more, its bytes included. */
    void reuse(Chunk chunk) {
        if (current != null) {
            current.reuse(chunk);
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
