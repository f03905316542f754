package dev.ringside.runtime.feed.evtx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was found in a chunk, and what is to become of it. Made by one thread, and then not changed.
 *
 * @param demand what was wanted when it was read
 * @param records in their order
 * @param verdicts one for each record
 * @param wounds what could not be read
 */
record ReadChunk(
        Chunk chunk, Demand demand, List<EvtxRecord> records, List<Demand.Verdict> verdicts, List<Wound> wounds) {
    /** @param position in the file, in bytes */
    record Wound(long position, String reason) {}

    /** @param json writes those that are delivered, if that is what becomes of them */
    static ReadChunk read(Chunk chunk, Templates templates, Demand demand, Optional<JsonAhead> json) {
        Optional<JsonAhead.Chunkful> writer = json.map(JsonAhead::chunk);
        List<EvtxRecord> records = new ArrayList<>();
        List<Demand.Verdict> verdicts = new ArrayList<>();
        List<Wound> wounds = new ArrayList<>();
        new ChunkReader(chunk, templates, new ChunkReader.Finds() {
                    @Override
                    public void record(EvtxRecord record) {
                        Demand.Verdict verdict = demand.decide(record);
                        if (writer.isPresent() && !verdict.delivered().isEmpty()) {
                            writer.get().take(record, verdict.delivered());
                        }
                        records.add(record);
                        verdicts.add(verdict);
                    }

                    @Override
                    public void damage(int at, String reason) {
                        wounds.add(new Wound(chunk.position() + at, reason));
                    }
                })
                .read();
        if (verdicts.stream().anyMatch(verdict -> !verdict.delivered().isEmpty())) {
            // So that who delivers them need not make it.
            chunk.recordsSum();
        }
        return new ReadChunk(chunk, demand, records, verdicts, wounds);
    }
}
