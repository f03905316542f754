package dev.ringside.runtime.feed.evtx;

/**
 * Finds the records of a chunk. They follow one another from byte {@value Chunk#RECORDS} to where the header says that free space begins; behind that, records
 * of before may still lie, which are none of the log's any more.
 *
 * <p>Where a record says a size that cannot be, the next one is looked for by what records begin and end with, and what lies between is a record if either of
 * its two sizes says so. Where nothing that the header says can be relied on, records are looked for up to the end of the chunk, as long as their numbers rise.
 */
final class ChunkReader {
    private static final int MAGIC = 0x2A2A;
    private static final int SIZE = 4;
    private static final int NUMBER = 8;
    private static final int LEAST = RecordReader.HEAD + RecordReader.TAIL;

    private final Chunk chunk;
    private final byte[] in;
    private final Finds finds;
    private final RecordReader reader;
    /** Whether the numbers are known that its records have. */
    private final boolean numbersAreKnown;
    /** Where the records end, as far as that is known. */
    private final int end;
    /** Whether that is known, and not only where the chunk ends. */
    private final boolean endIsKnown;

    private long last = Long.MIN_VALUE;

    /** Takes what is found in a chunk. A record is there until the next one is read, if nobody keeps it. */
    interface Finds {
        void record(EvtxRecord record);

        /** A record cannot be read, or something is none. */
        void damage(int at, String reason);
    }

    ChunkReader(Chunk chunk, Templates templates, Finds finds) {
        this.chunk = chunk;
        this.in = chunk.bytes();
        this.finds = finds;
        this.reader = new RecordReader(chunk, templates);
        Chunk.Sum header = chunk.headerSum();
        this.numbersAreKnown = header == Chunk.Sum.RIGHT;
        boolean trusted = numbersAreKnown || header == Chunk.Sum.ABSENT || chunk.recordsSum() == Chunk.Sum.RIGHT;
        this.endIsKnown = trusted && chunk.free() >= 0;
        this.end = endIsKnown ? Math.min(chunk.free(), in.length) : in.length;
    }

    void read() {
        if (in.length < Chunk.RECORDS && Chunk.isOf(in, 0)) {
            finds.damage(0, "a chunk that is cut off in its header");
        }
        int at = Chunk.RECORDS;
        while (at < end && !isEnd(at)) {
            at = isRecord(at) ? take(at, Bytes.integer(in, at + SIZE)) : recover(at);
        }
    }

    private boolean isEnd(int at) {
        return !endIsKnown && (at == chunk.free() || isBefore(at) || isBlank(at));
    }

    /** Whether a record is one of those that were there before. */
    private boolean isBefore(int at) {
        return isRecord(at) && Bytes.whole(in, at + NUMBER) <= last;
    }

    private boolean isBlank(int from) {
        for (int at = from; at < end; at++) {
            if (in[at] != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isRecord(int at) {
        if (end - at < LEAST || Bytes.integer(in, at) != MAGIC) {
            return false;
        }
        int size = Bytes.integer(in, at + SIZE);
        return size >= LEAST && size <= end - at && Bytes.integer(in, at + size - RecordReader.TAIL) == size;
    }

    private int take(int at, int size) {
        last = Bytes.whole(in, at + NUMBER);
        if (numbersAreKnown && (last < chunk.firstNumber() || last > chunk.lastNumber())) {
            // Its template and names would be looked for in the wrong chunk.
            finds.damage(at, "a record of another chunk");
            return at + size;
        }
        try {
            finds.record(reader.read(at, size));
        } catch (UnreadableRecordException e) {
            finds.damage(at, String.valueOf(e.getMessage()));
        }
        return at + size;
    }

    /** Goes on where something is no record, or one whose sizes contradict each other. */
    private int recover(int at) {
        int next = at + 1;
        while (next < end && !isRecord(next)) {
            next++;
        }
        int size = next - at;
        if (size >= LEAST && (next < end || endIsKnown) && isSize(at, size)) {
            return take(at, size);
        }
        boolean begins = end - at >= SIZE && Bytes.integer(in, at) == MAGIC;
        if (next < end) {
            finds.damage(at, begins ? "a record whose size is wrong" : size + " bytes that are no record");
        } else if (in.length < Chunk.BYTES) {
            finds.damage(at, "it is cut off there");
        } else if (endIsKnown || begins) {
            finds.damage(at, begins ? "a record that is longer than its chunk" : size + " bytes that are no record");
        }
        return next;
    }

    private boolean isSize(int at, int size) {
        return Bytes.integer(in, at + SIZE) == size || Bytes.integer(in, at + size - RecordReader.TAIL) == size;
    }
}
