package dev.ringside.runtime.feed.evtx;

import dev.ringside.runtime.json.JsonOutput;
import java.util.List;

/**
 * Writes records of one template as events of a stream that takes any, from their bytes: what all of them have in common is JSON already. For any thread.
 */
final class RecordJson {
    private final List<Member> members;
    /** Those that the number in the recording is the last of. */
    private final int beginning;

    /** @param beginning how many of the members there are up to the number in the recording; that one is in all records */
    RecordJson(List<Member> members, int beginning) {
        this.members = List.copyOf(members);
        this.beginning = beginning;
    }

    /** A member of the object, or several. */
    interface Member {
        /**
         * Writes it, if the record has it.
         *
         * @param comma whether something stands before it
         * @return whether something stands there now
         */
        boolean write(EvtxRecord record, long sequence, boolean comma, JsonOutput out);
    }

    void write(EvtxRecord record, long sequence, JsonOutput out) {
        writeBeginning(record, sequence, out);
        writeRest(record, out);
    }

    /** Writes all up to the number in the recording. */
    void writeBeginning(EvtxRecord record, long sequence, JsonOutput out) {
        out.raw('{');
        boolean comma = false;
        for (int i = 0; i < beginning; i++) {
            comma = members.get(i).write(record, sequence, comma, out);
        }
    }

    /** Writes all behind the number in the recording. */
    void writeRest(EvtxRecord record, JsonOutput out) {
        for (int i = beginning; i < members.size(); i++) {
            members.get(i).write(record, 0, true, out);
        }
        out.raw('}');
    }
}
