package dev.ringside.runtime.feed.evtx;

import dev.ringside.dsl.schema.StreamType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was found in a chunk, and what is to become of it. Made by one thread, and then not changed.
 *
 * @param demand what was wanted when it was read
 * @param items its records in their order, as far as they were not passed over
 * @param records how many it has, those included
 * @param wounds what could not be read
 */
record ReadChunk(Chunk chunk, Demand demand, List<Item> items, long records, List<Wound> wounds) {
    /** Whether a record of it is kept, with the bytes of the chunk. */
    boolean keeps() {
        return items.stream().anyMatch(Found.class::isInstance);
    }

    /** One record or several. */
    sealed interface Item {
        /** How many. */
        int count();
    }

    /** A record that becomes events of streams, and is left out of others. */
    record Found(EvtxRecord record, Demand.Verdict verdict) implements Item {
        @Override
        public int count() {
            return 1;
        }
    }

    /** Records one behind the other that nobody wants. They are not kept: who wants them by now reads the chunk again. */
    record LeftOut(List<StreamType> streams, int count) implements Item {}

    /** @param position in the file, in bytes */
    record Wound(long position, String reason) {}

    /**
     * Reads a chunk.
     *
     * @param passed so many records at its beginning are passed over
     * @param json writes those that are delivered, if that is what becomes of them
     */
    static ReadChunk read(Chunk chunk, Templates templates, Demand demand, int passed, Optional<JsonAhead> json) {
        Collector collector = new Collector(chunk, demand.decisions(), passed, json.map(JsonAhead::chunk));
        new ChunkReader(chunk, templates, collector).read();
        return collector.end(demand);
    }

    private static final class Collector implements ChunkReader.Finds {
        private final Chunk chunk;
        private final Demand.Decisions decisions;
        private final int passed;
        private final Optional<JsonAhead.Chunkful> writer;
        private final List<Item> items = new ArrayList<>();
        private final List<Wound> wounds = new ArrayList<>();
        private long records;
        private boolean delivers;
        /** The last records that were left out, of the same streams. */
        private List<StreamType> streams = List.of();

        private int count;

        Collector(Chunk chunk, Demand.Decisions decisions, int passed, Optional<JsonAhead.Chunkful> writer) {
            this.chunk = chunk;
            this.decisions = decisions;
            this.passed = passed;
            this.writer = writer;
        }

        @Override
        public void record(EvtxRecord record) {
            if (records++ < passed) {
                return;
            }
            Demand.Verdict verdict = decisions.of(record);
            if (verdict.delivered().isEmpty()) {
                leaveOut(verdict.filtered());
                return;
            }
            leaveOut(List.of(), 0);
            EvtxRecord kept = record.kept();
            if (writer.isPresent()) {
                writer.get().take(kept, verdict.delivered());
            }
            items.add(new Found(kept, verdict));
            delivers = true;
        }

        /** Lists are compared as objects: equal ones are told one by one. */
        @SuppressWarnings("ReferenceEquality")
        private void leaveOut(List<StreamType> left) {
            if (left == streams) {
                count++;
            } else {
                leaveOut(left, 1);
            }
        }

        private void leaveOut(List<StreamType> next, int first) {
            if (count > 0) {
                items.add(new LeftOut(streams, count));
            }
            streams = next;
            count = first;
        }

        @Override
        public void damage(int at, String reason) {
            wounds.add(new Wound(chunk.position() + at, reason));
        }

        ReadChunk end(Demand demand) {
            leaveOut(List.of(), 0);
            writer.ifPresent(JsonAhead.Chunkful::end);
            if (delivers) {
                // So that who delivers them need not make it.
                chunk.recordsSum();
            }
            return new ReadChunk(chunk, demand, items, records, wounds);
        }
    }
}
