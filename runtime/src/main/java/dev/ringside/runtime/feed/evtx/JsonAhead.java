package dev.ringside.runtime.feed.evtx;

import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.log.LogMapping;
import dev.ringside.runtime.json.JsonOutput;
import java.io.ByteArrayOutputStream;
import java.util.List;
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

    /** Of a record, what comes behind its number in the recording, which is not known ahead. */
    static final class Rest {
        private final LogMapping mapping;
        private final RecordJson writer;
        private final byte[] json;

        private Rest(LogMapping mapping, RecordJson writer, byte[] json) {
            this.mapping = mapping;
            this.writer = writer;
            this.json = json;
        }

        /** Whether that is how the record is written. */
        @SuppressWarnings("ReferenceEquality") // of each stream there is one
        boolean isBy(LogMapping other) {
            return mapping == other;
        }

        void write(EvtxRecord record, long sequence, JsonOutput out) {
            writer.writeBeginning(record, sequence, out);
            out.raw(json);
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

    /** Writes the records of one chunk. For one thread. */
    final class Chunkful {
        private final @Nullable LogMapping mapping;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private @Nullable JsonOutput out;
        private int written;

        private Chunkful(@Nullable LogMapping mapping) {
            this.mapping = mapping;
        }

        /** Takes a record that is delivered, and writes it if it becomes an event of the stream that is written. */
        void take(EvtxRecord record, List<StreamType> delivered) {
            LogMapping by = mapping;
            Rest rest = null;
            if (by != null && written <= MOST && delivered.contains(by.stream())) {
                rest = write(record, by);
            }
            record.join(JsonAhead.this, rest);
        }

        private @Nullable Rest write(EvtxRecord record, LogMapping by) {
            RecordJson json = record.template().json(by).orElse(null);
            if (json == null) {
                return null;
            }
            JsonOutput to = out == null ? new JsonOutput(bytes) : out;
            out = to;
            json.writeRest(record, to);
            to.flush();
            byte[] rest = bytes.toByteArray();
            bytes.reset();
            written += rest.length;
            return new Rest(by, json, rest);
        }
    }
}
