package dev.ringside.runtime.feed.evtx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks into the elements of definitions that are put together, as if they were one. For one thread. */
final class Expansion {
    /** Nodes that are looked at in all. Definitions can be put into each other so that they multiply. */
    private static final int MOST_NODES = 1 << 14;
    /** As often as one value may stand in an event without having an eye on how much that makes. */
    private static final int FEW = 8;

    private final List<Composition> parts;
    private final int[] uses;
    private int visited;

    Expansion(List<Composition> parts) {
        this.parts = parts;
        Composition last = parts.get(parts.size() - 1);
        this.uses = new int[last.base() + last.count()];
    }

    /** An element, and the part that its substitutions belong to. */
    record Placed(Node.Element element, Composition part) {}

    /** What is in an element, those of fragments included. */
    record Inside(List<Source> texts, List<Placed> elements) {
        /** All characters in it, without those in its elements. */
        Source text() {
            return joined(texts);
        }
    }

    /** What stands outside of all elements. */
    Inside all() throws UnreadableRecordException {
        Composition root = parts.get(0);
        return inside(root.definition().nodes(), root);
    }

    /** How many slots there are. */
    int slots() {
        return uses.length;
    }

    /** Whether what a record says may be much more than its values are, since one of them stands in many places. */
    boolean repeats() {
        return Arrays.stream(uses).anyMatch(count -> count > FEW);
    }

    /** What an attribute says. */
    Source value(Node.Attribute attribute, Placed of) throws UnreadableRecordException {
        return inside(attribute.value(), of.part()).text();
    }

    Inside inside(Placed placed) throws UnreadableRecordException {
        return inside(placed.element().content(), placed.part());
    }

    Inside inside(List<Node> nodes, Composition part) throws UnreadableRecordException {
        Inside inside = new Inside(new ArrayList<>(), new ArrayList<>());
        add(nodes, part, inside, 0);
        return inside;
    }

    private void add(List<Node> nodes, Composition part, Inside inside, int depth) throws UnreadableRecordException {
        for (Node node : nodes) {
            if (++visited > MOST_NODES || depth > ContentWriter.DEEPEST) {
                throw tooMuch();
            }
            switch (node) {
                case Node.Element element -> inside.elements().add(new Placed(element, part));
                case Node.Text text -> inside.texts().add(new Source.Literal(text.text()));
                case Node.Substitution value -> {
                    // The template may ask for more values than the record has.
                    if (value.index() < part.count()) {
                        add(value, part, inside, depth);
                    }
                }
            }
        }
    }

    private void add(Node.Substitution value, Composition part, Inside inside, int depth)
            throws UnreadableRecordException {
        int slot = part.base() + value.index();
        Composition fragment = fragment(slot);
        if (fragment != null) {
            add(fragment.definition().nodes(), fragment, inside, depth + 1);
        } else {
            uses[slot]++;
            inside.texts().add(new Source.Value(slot, value.type(), value.isOptional()));
        }
    }

    private @Nullable Composition fragment(int slot) {
        for (Composition part : parts) {
            if (part.slot() == slot) {
                return part;
            }
        }
        return null;
    }

    private static Source joined(List<Source> texts) {
        return switch (texts.size()) {
            case 0 -> new Source.Literal("");
            case 1 -> texts.get(0);
            default -> new Source.Joined(texts);
        };
    }

    static UnreadableRecordException tooMuch() {
        return new UnreadableRecordException("it has more elements than any record has");
    }
}
