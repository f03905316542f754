package dev.ringside.tests.evtx;

import dev.ringside.tests.evtx.Layout.Chunk;
import java.util.ArrayList;
import java.util.List;

/** What must be true of what is read of a damaged file, which is held against the undamaged one. */
record Trial(Original original, Mutant mutant, Reading reading) {
    /** How many records were read with the content that they had. */
    int kept() {
        return new Bag(original.events()).takeAll(reading.events());
    }

    /** What is wrong, in words. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        List<String> before = original.events().subList(0, recordsBefore());
        if (!startsWith(reading.events(), before)) {
            faults.add("not all of the " + before.size() + " records before the damage were read");
        }
        for (Chunk chunk : original.layout().chunks()) {
            List<String> events = original.eventsOf(chunk);
            if (isBehind(chunk) && new Bag(reading.events()).takeAll(events) < events.size()) {
                faults.add("not all records of the undamaged chunk at " + chunk.offset() + " were read");
            }
            if (isWrong(chunk) && reading.complaints().isEmpty()) {
                faults.add("nothing is said of the chunk at " + chunk.offset() + ", whose checksum is wrong");
            }
        }
        int altered = reading.events().size() - kept();
        if (altered > 0 && reading.complaints().isEmpty()) {
            faults.add(altered + " records are not what they were, and nothing is said of it");
        }
        return faults;
    }

    private int recordsBefore() {
        // Nothing in that header is needed to read records.
        return mutant.mutation() == Mutation.FILE_HEADER
                ? original.events().size()
                : (int) original.layout().records().stream()
                        .filter(record -> record.end() <= mutant.first())
                        .count();
    }

    private static boolean startsWith(List<String> list, List<String> start) {
        return list.size() >= start.size() && list.subList(0, start.size()).equals(start);
    }

    private boolean isBehind(Chunk chunk) {
        return mutant.mutation() != Mutation.CUT && chunk.offset() >= mutant.end();
    }

    /** Whether it is there, and its records do not agree with their checksum as they did. */
    private boolean isWrong(Chunk chunk) {
        return chunk.offset() + Layout.CHUNK <= mutant.content().length
                && Checksums.agree(original.content(), chunk.offset())
                && !Checksums.agree(mutant.content(), chunk.offset());
    }
}
