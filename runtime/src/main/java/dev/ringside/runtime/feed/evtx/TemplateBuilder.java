package dev.ringside.runtime.feed.evtx;

import dev.ringside.runtime.feed.log.LogRecord.SystemNumber;
import dev.ringside.runtime.feed.log.LogRecord.SystemText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds in definitions that are put together where each thing comes from that their records say. */
final class TemplateBuilder {
    /** Data of an event. Real ones have a hundred at the most; definitions can be put into each other so that they multiply. */
    private static final int MOST_LEAVES = 1 << 12;
    /** As often as one value may stand in an event without having an eye on how much that makes. */
    private static final int FEW = 8;

    private static final String DATA = "Data";
    private static final String NAME = "Name";
    private static final String NAMESPACE = "xmlns";

    private final List<Composition> parts;
    private final int slots;
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<Source> unnamed = new ArrayList<>();
    private final Map<SystemText, Source> texts = new EnumMap<>(SystemText.class);
    private final Map<SystemNumber, Source> numbers = new EnumMap<>(SystemNumber.class);
    private final int[] uses;
    private int firstUnnamed = -1;
    private int visited;

    TemplateBuilder(List<Composition> parts) {
        this.parts = parts;
        Composition last = parts.get(parts.size() - 1);
        this.slots = last.base() + last.count();
        this.uses = new int[slots];
    }

    /** An element, and the part that its substitutions belong to. */
    private record Placed(Node.Element element, Composition part) {}

    /** What is in an element, those of fragments included. */
    private record Inside(List<Source> texts, List<Placed> elements) {}

    Template build() throws UnreadableRecordException {
        Composition root = parts.get(0);
        for (Placed event : inside(root.definition().nodes(), root).elements()) {
            for (Placed section : inside(event).elements()) {
                switch (section.element().name()) {
                    case "System" -> system(section);
                    case "EventData", "UserData" -> data(section, 0);
                    default -> {}
                }
            }
        }
        if (firstUnnamed >= 0) {
            leaves.add(firstUnnamed, new Leaf(DATA, new Source.Items(unnamed), false));
        }
        boolean repeats = Arrays.stream(uses).anyMatch(count -> count > FEW);
        return new Template(leaves, texts, numbers, slots, repeats);
    }

    private void data(Placed section, int depth) throws UnreadableRecordException {
        for (Placed child : inside(section).elements()) {
            leaf(child, depth + 1);
        }
    }

    private void leaf(Placed placed, int depth) throws UnreadableRecordException {
        // Of definitions in each other each one's depth is bounded, but not that of all together.
        if (depth > ContentWriter.DEEPEST || leaves.size() + unnamed.size() > MOST_LEAVES) {
            throw tooMuch();
        }
        Node.Element element = placed.element();
        boolean isData = element.name().equals(DATA);
        String named = isData ? name(element) : element.name();
        Inside inside = inside(placed);
        if (inside.elements().isEmpty()) {
            Source text = joined(inside.texts());
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
                Source value = joined(inside(attribute.value(), placed.part()).texts());
                leaves.add(new Leaf((named == null ? DATA : named) + '.' + attribute.name(), value, true));
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

    private void system(Placed system) throws UnreadableRecordException {
        for (Placed child : inside(system).elements()) {
            Source text = joined(inside(child).texts());
            switch (child.element().name()) {
                case "Provider" -> {
                    attribute(child, NAME, SystemText.PROVIDER);
                    attribute(child, "Guid", SystemText.PROVIDER_ID);
                    texts.computeIfPresent(SystemText.PROVIDER_ID, (field, guid) -> inUpperCase(guid));
                }
                case "EventID" -> numbers.putIfAbsent(SystemNumber.EVENT_ID, text);
                case "Version" -> numbers.putIfAbsent(SystemNumber.VERSION, text);
                case "Level" -> numbers.putIfAbsent(SystemNumber.LEVEL, text);
                case "Task" -> numbers.putIfAbsent(SystemNumber.TASK, text);
                case "Opcode" -> numbers.putIfAbsent(SystemNumber.OPCODE, text);
                case "Keywords" -> numbers.putIfAbsent(SystemNumber.KEYWORDS, text);
                case "TimeCreated" -> attribute(child, "SystemTime", SystemNumber.TIME);
                case "EventRecordID" -> numbers.putIfAbsent(SystemNumber.RECORD_ID, text);
                case "Correlation" -> attribute(child, "ActivityID", SystemText.ACTIVITY_ID);
                case "Execution" -> {
                    attribute(child, "ProcessID", SystemNumber.PID);
                    attribute(child, "ThreadID", SystemNumber.TID);
                }
                case "Channel" -> texts.putIfAbsent(SystemText.CHANNEL, text);
                case "Computer" -> texts.putIfAbsent(SystemText.COMPUTER, text);
                case "Security" -> attribute(child, "UserID", SystemText.USER_SID);
                default -> {}
            }
        }
    }

    /** Values that are GUIDs always are. */
    private static Source inUpperCase(Source guid) {
        return guid instanceof Source.Literal literal
                ? new Source.Literal(literal.text().toUpperCase(Locale.ROOT))
                : guid;
    }

    private void attribute(Placed of, String name, SystemText field) throws UnreadableRecordException {
        Source value = attribute(of, name);
        if (value != null) {
            texts.putIfAbsent(field, value);
        }
    }

    private void attribute(Placed of, String name, SystemNumber field) throws UnreadableRecordException {
        Source value = attribute(of, name);
        if (value != null) {
            numbers.putIfAbsent(field, value);
        }
    }

    private @Nullable Source attribute(Placed of, String name) throws UnreadableRecordException {
        for (Node.Attribute attribute : of.element().attributes()) {
            if (attribute.name().equals(name)) {
                return joined(inside(attribute.value(), of.part()).texts());
            }
        }
        return null;
    }

    private Inside inside(Placed placed) throws UnreadableRecordException {
        return inside(placed.element().content(), placed.part());
    }

    private Inside inside(List<Node> nodes, Composition part) throws UnreadableRecordException {
        Inside inside = new Inside(new ArrayList<>(), new ArrayList<>());
        add(nodes, part, inside, 0);
        return inside;
    }

    private void add(List<Node> nodes, Composition part, Inside inside, int depth) throws UnreadableRecordException {
        for (Node node : nodes) {
            if (++visited > 4 * MOST_LEAVES || depth > ContentWriter.DEEPEST) {
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

    private static UnreadableRecordException tooMuch() {
        return new UnreadableRecordException("it has more elements than any record has");
    }
}
