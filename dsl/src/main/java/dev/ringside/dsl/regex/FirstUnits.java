package dev.ringside.dsl.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a match can start at all: so that a search need not try everywhere. */
final class FirstUnits {
    private FirstUnits() {}

    /** The units that a match can begin with; empty if it may take none. */
    static Optional<UnitSet> of(Node node, CaseRules rules) {
        List<Ranges> found = new ArrayList<>();
        if (collect(node, rules, found)) {
            return Optional.empty();
        }
        Ranges first = Ranges.union(found);
        boolean beyond = !first.ranges().isEmpty()
                && first.ranges().get(first.ranges().size() - 1).high() > Character.MAX_VALUE;
        return Optional.of(new UnitSet(
                beyond
                        ? Ranges.union(List.of(first, Ranges.of(Character.MIN_SURROGATE, Character.MAX_SURROGATE)))
                        : first));
    }

    /** Collects what a node can begin with, and says whether it may take nothing. */
    private static boolean collect(Node node, CaseRules rules, List<Ranges> found) {
        return switch (node) {
            case Node.Set set -> {
                found.add(closed(set, rules));
                yield false;
            }
            case Node.Sequence sequence -> {
                for (Node part : sequence.parts()) {
                    if (!collect(part, rules, found)) {
                        yield false;
                    }
                }
                yield true;
            }
            case Node.Alternatives alternatives -> {
                boolean empty = false;
                for (Node branch : alternatives.branches()) {
                    empty |= collect(branch, rules, found);
                }
                yield empty;
            }
            case Node.Group group -> collect(group.body(), rules, found);
            case Node.Repeat repeat -> collect(repeat.body(), rules, found) || repeat.min() == 0;
            case Node.Look look -> true;
            case Node.Reference reference -> true;
            case Node.Assertion assertion -> true;
        };
    }

    /** The characters that a set takes, case and negation worked in. */
    static Ranges closed(Node.Set set, CaseRules rules) {
        Ranges closed = rules.close(set.ranges());
        return set.negated() ? closed.complement() : closed;
    }

    /** Whether a match can start at the beginning of the text only. */
    static boolean anchored(Node node) {
        return switch (node) {
            case Node.Assertion assertion -> assertion.kind() == Node.Kind.START;
            case Node.Sequence sequence -> {
                for (Node part : sequence.parts()) {
                    if (anchored(part)) {
                        yield true;
                    }
                    if (!(part instanceof Node.Assertion) && !(part instanceof Node.Look)) {
                        yield false;
                    }
                }
                yield false;
            }
            case Node.Alternatives alternatives ->
                alternatives.branches().stream().allMatch(FirstUnits::anchored);
            case Node.Group group -> anchored(group.body());
            case Node.Repeat repeat -> repeat.min() > 0 && anchored(repeat.body());
            case Node.Set set -> false;
            case Node.Look look -> false;
            case Node.Reference reference -> false;
        };
    }
}
