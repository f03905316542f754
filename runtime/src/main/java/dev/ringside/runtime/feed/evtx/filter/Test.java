package dev.ringside.runtime.feed.evtx.filter;

import dev.ringside.runtime.feed.evtx.EvtxRecord;

/** A yes, a no, or something that cannot be known of a record by itself. For any thread. */
interface Test {
    int NO = -1;
    int UNKNOWN = 0;
    int YES = 1;

    Test ALWAYS = new Fixed(YES);
    Test NEVER = new Fixed(NO);
    Test PERHAPS = new Fixed(UNKNOWN);

    /** {@link #NO}, {@link #UNKNOWN} or {@link #YES}. */
    int of(EvtxRecord record);

    /** What it costs beside others: cheap ones are asked first. */
    Cost cost();

    /** What tests cost, in the order of that. */
    enum Cost {
        NOTHING,
        NUMBER,
        TEXT,
        FIELD
    }

    static Test fixed(boolean value) {
        return value ? ALWAYS : NEVER;
    }

    /** The same for all records. */
    record Fixed(int value) implements Test {
        @Override
        public int of(EvtxRecord record) {
            return value;
        }

        @Override
        public Cost cost() {
            return Cost.NOTHING;
        }
    }
}
