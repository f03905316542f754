package dev.ringside.runtime.feed.evtx;

import dev.ringside.runtime.feed.evtx.Expansion.Placed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds in definitions that are put together where each thing comes from that their records say. For one thread. */
final class TemplateBuilder {
    /** Data of an event. Real ones have a hundred at the most; definitions can be put into each other so that they multiply. */
    private static final int MOST_LEAVES = 1 << 12;
    private static final String DATA = "Data";
    private static final String NAME = "Name";
    private static final String NAMESPACE = "xmlns";

    private final Expansion expansion;
    private final SystemSources system;
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<Source> unnamed = new ArrayList<>();
    private int firstUnnamed = -1;

    TemplateBuilder(List<Composition> parts) {
        expansion = new Expansion(parts);
        system = new SystemSources(expansion);
    }

    Template build() throws UnreadableRecordException {
        for (Placed event : expansion.all().elements()) {
            for (Placed section : expansion.inside(event).elements()) {
                switch (section.element().name()) {
                    case "System" -> system.read(section);
                    case "EventData", "UserData" -> data(section);
                    default -> {}
                }
            }
        }
        if (firstUnnamed >= 0) {
            leaves.add(firstUnnamed, new Leaf(DATA, new Source.Items(unnamed), false));
        }
        return new Template(leaves, system.texts(), system.numbers(), expansion.slots(), expansion.repeats());
    }

    private void data(Placed section) throws UnreadableRecordException {
        for (Placed child : expansion.inside(section).elements()) {
            leaf(child, 1);
        }
    }

    private void leaf(Placed placed, int depth) throws UnreadableRecordException {
        // Of definitions in each other each one's depth is bounded, but not that of all together.
        if (depth > ContentWriter.DEEPEST || leaves.size() + unnamed.size() > MOST_LEAVES) {
            throw Expansion.tooMuch();
        }
        Node.Element element = placed.element();
        boolean isData = element.name().equals(DATA);
        String named = isData ? name(element) : element.name();
        Expansion.Inside inside = expansion.inside(placed);
        if (inside.elements().isEmpty()) {
            Source text = inside.text();
            if (named != null) {
                leaves.add(new Leaf(named, text, false));
            } else {
                firstUnnamed = firstUnnamed < 0 ? leaves.size() : firstUnnamed;
                unnamed.add(text);
            }
        }
        for (Node.Attribute attribute : element.attributes()) {
            if (!attribute.name().startsWith(NAMESPACE)
                    && !(isData && attribute.name().equals(NAME))) {
                String name = (named == null ? DATA : named) + '.' + attribute.name();
                leaves.add(new Leaf(name, expansion.value(attribute, placed), true));
            }
        }
        for (Placed child : inside.elements()) {
            leaf(child, depth + 1);
        }
    }

    private static @Nullable String name(Node.Element data) {
        return data.attributes().stream()
                .filter(attribute -> attribute.name().equals(NAME))
                .map(TemplateBuilder::fixed)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** The characters of an attribute that the definition has. */
    private static String fixed(Node.Attribute attribute) {
        StringBuilder text = new StringBuilder();
        for (Node node : attribute.value()) {
            if (node instanceof Node.Text characters) {
                text.append(characters.text());
            }
        }
        return text.toString();
    }
}
