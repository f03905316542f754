package dev.ringside.runtime.feed.evtx;

import dev.ringside.runtime.json.JsonOutput;
import java.util.List;

/**
 * Writes records of one template as events of a stream that takes any, from their bytes: what all of them have in common is JSON already. For any thread.
 */
final class RecordJson {
    private final List<Member> members;

    RecordJson(List<Member> members) {
        this.members = List.copyOf(members);
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
        out.raw('{');
        boolean comma = false;
        for (int i = 0; i < members.size(); i++) {
            comma = members.get(i).write(record, sequence, comma, out);
        }
        out.raw('}');
    }
}
