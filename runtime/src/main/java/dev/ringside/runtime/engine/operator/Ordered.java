package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.event.Event;

/** Takes events of one or more inputs in the order of event time. */
interface Ordered {
    /** Takes an event that is not earlier than any before it. */
    void accept(int input, long time, Event event);

    /** All events up to that time have come; {@link Flow#OVER} if all there are. */
    void advance(long watermark);

    /** Nothing follows from that input. */
    void ended(int input);
}
