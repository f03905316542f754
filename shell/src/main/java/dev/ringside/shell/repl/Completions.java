package dev.ringside.shell.repl;

import dev.ringside.dsl.diagnostic.Span;
import java.util.List;

/** Proposes how to go on in an input. */
@FunctionalInterface
interface Completions {
    /**
     * What could stand at the cursor.
     *
     * @param cursor a place in the input, in UTF-16 units
     */
    Proposals at(String input, int cursor);

    /**
     * What could stand at a place.
     *
     * @param replaced what a proposal takes the place of; the cursor is in it
     * @param proposals in the order in which they are shown
     */
    record Proposals(Span replaced, List<Proposal> proposals) {
        public Proposals {
            proposals = List.copyOf(proposals);
        }

        /** The same ones in a text that has something before it. */
        Proposals behind(int length) {
            return new Proposals(new Span(replaced.start() + length, replaced.end() + length), proposals);
        }
    }

    /**
     * A proposal.
     *
     * @param name what is shown
     * @param insert what is written
     * @param description what it is, in a line
     */
    record Proposal(String name, String insert, String description) {
        public Proposal(String name, String description) {
            this(name, name, description);
        }
    }
}
