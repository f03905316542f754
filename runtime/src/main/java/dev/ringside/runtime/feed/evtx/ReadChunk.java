package dev.ringside.runtime.feed.evtx;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found in a chunk, and what is to become of it. Made by one thread, and then not changed.
 *
 * @param demand what was wanted when it was read
 * @param sum what the sum over its records says of them
 * @param records in their order
 * @param verdicts one for each record
 * @param wounds what could not be read
 */
record ReadChunk(
        Chunk chunk,
        Demand demand,
        Chunk.Sum sum,
        List<EvtxRecord> records,
        List<Demand.Verdict> verdicts,
        List<Wound> wounds) {
    /** @param position in the file, in bytes */
    record Wound(long position, String reason) {}

    static ReadChunk read(Chunk chunk, Templates templates, Demand demand) {
        List<EvtxRecord> records = new ArrayList<>();
        List<Demand.Verdict> verdicts = new ArrayList<>();
        List<Wound> wounds = new ArrayList<>();
        ChunkReader reader = new ChunkReader(chunk, templates, new ChunkReader.Finds() {
            @Override
            public void record(EvtxRecord record) {
                records.add(record);
                verdicts.add(demand.decide(record));
            }

            @Override
            public void damage(int at, String reason) {
                wounds.add(new Wound(chunk.position() + at, reason));
            }
        });
        reader.read();
        return new ReadChunk(chunk, demand, reader.sum(), records, verdicts, wounds);
    }
}
