package dev.ringside.dsl.eval;

import dev.ringside.dsl.event.Os;

/** A question about one text of an event of that system. */
@FunctionalInterface
interface TextTest {
    boolean test(String text, Os os);
}
