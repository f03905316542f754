package dev.ringside.runtime.feed.evtx;

import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.log.LogMapping;
import dev.ringside.runtime.json.JsonOutput;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Lets those who read chunks ahead write records as JSON as well, if that is what becomes of them. Whoever writes one event has the next chunks written; a chunk
 * of which nothing was asked for that was written is the last one. For any thread.
 */
final class JsonAhead {
    /** What is written of one chunk at the most, in bytes; of the records behind it nothing is. */
    private static final int MOST = 1 << 18;

    private volatile @Nullable LogMapping asked;
    private volatile boolean used;
    /** Those that nobody writes on now: as many as threads have read at once. */
    private final Queue<Page> pages = new ConcurrentLinkedQueue<>();

    /** Of a record, what comes behind its number in the recording, which is not known ahead. */
    static final class Rest {
        private final Chunkful chunk;
        private final LogMapping mapping;
        private final RecordJson writer;
        private final int from;
        private final int length;

        private Rest(Chunkful chunk, LogMapping mapping, RecordJson writer, int from, int length) {
            this.chunk = chunk;
            this.mapping = mapping;
            this.writer = writer;
            this.from = from;
            this.length = length;
        }

        /** Whether that is how the record is written. */
        @SuppressWarnings("ReferenceEquality") // of each stream there is one
        boolean isBy(LogMapping other) {
            return mapping == other;
        }

        void write(EvtxRecord record, long sequence, JsonOutput out) {
            writer.writeBeginning(record, sequence, out);
            out.raw(chunk.json, from, length);
        }
    }

    /** Somebody writes an event that was made by that mapping. */
    void use(LogMapping mapping) {
        asked = mapping;
        used = true;
    }

    /** All records of a chunk have been delivered. */
    void endChunk() {
        if (!used) {
            asked = null;
        }
        used = false;
    }

    /** What writes the records of one chunk. */
    Chunkful chunk() {
        return new Chunkful(asked);
    }

    /** Where JSON is written. */
    private record Page(ByteArrayOutputStream bytes, JsonOutput out) {
        static Page blank() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            return new Page(bytes, new JsonOutput(bytes));
        }
    }

    /** Writes the records of one chunk. For one thread, and read by any other once it has ended. */
    final class Chunkful {
        private final @Nullable LogMapping mapping;
        private @Nullable Page page;
        private long begin;
        private byte[] json = {};

        private Chunkful(@Nullable LogMapping mapping) {
            this.mapping = mapping;
        }

        /** Takes a record that is delivered, and writes it if it becomes an event of the stream that is written. */
        void take(EvtxRecord record, List<StreamType> delivered) {
            LogMapping by = mapping;
            Rest rest = by != null && delivered.contains(by.stream()) ? write(record, by) : null;
            record.join(JsonAhead.this, rest);
        }

        private @Nullable Rest write(EvtxRecord record, LogMapping by) {
            RecordJson writer = record.template().json(by).orElse(null);
            if (writer == null) {
                return null;
            }
            JsonOutput out = out();
            int from = Math.toIntExact(out.position() - begin);
            if (from > MOST) {
                return null;
            }
            writer.writeRest(record, out);
            return new Rest(this, by, writer, from, Math.toIntExact(out.position() - begin) - from);
        }

        private JsonOutput out() {
            Page open = page;
            if (open == null) {
                Page spare = pages.poll();
                open = spare == null ? Page.blank() : spare;
                page = open;
                begin = open.out().position();
            }
            return open.out();
        }

        /** All records of the chunk have been taken. */
        void end() {
            Page open = page;
            if (open != null) {
                open.out().flush();
                json = open.bytes().toByteArray();
                open.bytes().reset();
                pages.add(open);
                page = null;
            }
        }
    }
}
