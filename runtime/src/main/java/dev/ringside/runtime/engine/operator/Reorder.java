package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.event.Event;
import dev.ringside.runtime.engine.aggregate.Room;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Puts the events of several inputs into the order of event time, by holding each one back until event time has passed it by the lateness at every
 * input. What comes later than that is left out and counted; if there are too many to hold, the earliest is let go before its time.
 */
final class Reorder {
    private final long lateness;
    private final Room room;
    private final Ledger ledger;
    private final Ordered next;
    private final PriorityQueue<Held> held =
            new PriorityQueue<>(Comparator.comparingLong(Held::time).thenComparingLong(Held::number));
    private final long[] clocks;
    private final boolean[] ended;
    /** Whether what is next knows of the end, which it is told behind the last event. */
    private final boolean[] told;

    private final int[] waiting;
    private long count;
    /** Everything before this has been given on. */
    private long watermark = Long.MIN_VALUE;

    /** @param number in the order in which they came */
    private record Held(long time, long number, int input, Event event) {}

    Reorder(int inputs, long lateness, Room room, Ledger ledger, Ordered next) {
        this.lateness = lateness;
        this.room = room;
        this.ledger = ledger;
        this.next = next;
        clocks = new long[inputs];
        Arrays.fill(clocks, Long.MIN_VALUE);
        ended = new boolean[inputs];
        told = new boolean[inputs];
        waiting = new int[inputs];
    }

    /** Where the events of an input go in. */
    Flow input(int input) {
        return new Input(input);
    }

    private final class Input implements Flow {
        private final int input;

        Input(int input) {
            this.input = input;
        }

        @Override
        public void accept(long time, Event event) {
            if (ended[input]) {
                return;
            }
            if (time < watermark) {
                ledger.late();
                return;
            }
            if (!room.take(1)) {
                // The one let go for it may be the one itself.
                hold(time, event);
                watermark = Math.max(watermark, held.element().time);
                release();
            } else {
                hold(time, event);
            }
            releaseUntil(watermark);
        }

        private void hold(long time, Event event) {
            held.add(new Held(time, count++, input, event));
            waiting[input]++;
        }

        @Override
        public void advance(long now) {
            if (now > clocks[input]) {
                clocks[input] = now;
                moveOn();
            }
        }

        @Override
        public void end() {
            if (!ended[input]) {
                ended[input] = true;
                moveOn();
                tellEnd(input);
            }
        }
    }

    /** Gives on what is due by the input that is furthest behind. When none is left, that is everything. */
    private void moveOn() {
        long behind = Flow.OVER;
        boolean over = true;
        boolean open = false;
        for (int i = 0; i < clocks.length; i++) {
            over &= clocks[i] == Flow.OVER;
            if (!ended[i]) {
                open = true;
                behind = Math.min(behind, clocks[i]);
            }
        }
        releaseUntil(open ? Nanos.minus(behind, lateness) : Flow.OVER);
        if (open || over) {
            watermark = Math.max(watermark, Nanos.minus(behind, lateness));
            next.advance(watermark);
        }
    }

    private void releaseUntil(long time) {
        while (!held.isEmpty() && held.element().time <= time) {
            room.give(1);
            release();
        }
    }

    private void release() {
        Held first = held.remove();
        waiting[first.input]--;
        next.accept(first.input, first.time, first.event);
        tellEnd(first.input);
    }

    private void tellEnd(int input) {
        if (ended[input] && waiting[input] == 0 && !told[input]) {
            told[input] = true;
            next.ended(input);
        }
    }
}
