package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.event.Event;

/**
 * {@code sample(0.1)}: a part of the events. Which ones depends on how many came before alone, so that the same events give the same sample; and
 * looks like chance, so that what happens at regular intervals is not always or never in it.
 */
final class Share extends Stage {
    private final double share;
    private long seen;

    Share(double share, Flow next) {
        super(next);
        this.share = share;
    }

    @Override
    public void accept(long time, Event event) {
        if ((mix(seen++) >>> 11) * 0x1p-53 < share) {
            next().accept(time, event);
        }
    }

    /** SplitMix64, which makes evenly distributed numbers of successive ones. */
    private static long mix(long number) {
        long mixed = (number + 1) * 0x9E37_79B9_7F4A_7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ mixed >>> 31;
    }
}
