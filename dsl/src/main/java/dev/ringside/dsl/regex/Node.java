package dev.ringside.dsl.regex;

import java.util.List;

/** A regular expression as a tree. Without the flag {@code u} its code points are UTF-16 units. */
sealed interface Node {
    /** How often at most, where there is no limit. */
    int UNLIMITED = Integer.MAX_VALUE;

    /** One unit or code point, of the set or, if negated, outside it. Case is ignored before negation. */
    record Set(Ranges ranges, boolean negated) implements Node {}

    /** One after the other; may be empty. */
    record Sequence(List<Node> parts) implements Node {
        static final Sequence EMPTY = new Sequence(List.of());

        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    /** The first of these that leads to a match. */
    record Alternatives(List<Node> branches) implements Node {
        public Alternatives {
            branches = List.copyOf(branches);
        }
    }

    /** A capturing group; groups count from 1. */
    record Group(int number, Node body) implements Node {}

    /** The body so many times; the capturing groups within it are those from {@code firstGroup} up to, not including, {@code endGroup}. */
    record Repeat(Node body, int min, int max, boolean greedy, int firstGroup, int endGroup) implements Node {}

    /** Whether the body matches here, or ends here if it looks behind. */
    record Look(Node body, boolean behind, boolean negative) implements Node {}

    /** What a group matched, once more. */
    record Reference(int group) implements Node {}

    /** A condition on the place. */
    record Assertion(Kind kind) implements Node {}

    /** What an assertion asks. */
    enum Kind {
        START,
        END,
        LINE_START,
        LINE_END,
        WORD_BOUNDARY,
        NO_WORD_BOUNDARY
    }

    /** Whether it can match without taking anything. */
    default boolean canBeEmpty() {
        return switch (this) {
            case Set set -> false;
            case Sequence sequence -> sequence.parts.stream().allMatch(Node::canBeEmpty);
            case Alternatives alternatives -> alternatives.branches.stream().anyMatch(Node::canBeEmpty);
            case Group group -> group.body.canBeEmpty();
            case Repeat repeat -> repeat.min == 0 || repeat.body.canBeEmpty();
            case Look look -> true;
            case Reference reference -> true;
            case Assertion assertion -> true;
        };
    }
}
