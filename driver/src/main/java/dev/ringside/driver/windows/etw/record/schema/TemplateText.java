package dev.ringside.driver.windows.etw.record.schema;

import dev.ringside.driver.windows.etw.record.Extent;
import dev.ringside.driver.windows.etw.record.InType;
import dev.ringside.driver.windows.etw.record.OutType;
import dev.ringside.driver.windows.etw.record.Property;
import dev.ringside.driver.windows.etw.record.ValueMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a manifest says of the data of events. */
final class TemplateText {
    /** What Ringside's own tables call the type that manifests cannot name. */
    private static final String TOKEN_USER = "ringside:TokenUser";

    private final List<Item> items = new ArrayList<>();
    private Optional<Item> open = Optional.empty();

    /** A field, or a structure of fields. */
    private record Item(int index, Map<String, String> attributes, boolean isStructure, List<Item> members) {
        String name() {
            return attributes.getOrDefault("name", "");
        }
    }

    private int count;

    void add(Map<String, String> attributes, boolean isStructure) {
        Item item = new Item(count++, attributes, isStructure, new ArrayList<>());
        open.map(Item::members).orElse(items).add(item);
        if (isStructure) {
            // Structures have no structures in them.
            open = Optional.of(item);
        }
    }

    void endStructure() {
        open = Optional.empty();
    }

    List<Property> properties(Map<String, ValueMap> maps) {
        return properties(items, maps);
    }

    private List<Property> properties(List<Item> from, Map<String, ValueMap> maps) {
        return from.stream().map(item -> property(item, from, maps)).toList();
    }

    private Property property(Item item, List<Item> beside, Map<String, ValueMap> maps) {
        String in = item.attributes().getOrDefault("inType", "");
        return new Property(
                item.index(),
                item.name(),
                in.equals(TOKEN_USER) ? InType.WBEM_SID : item.isStructure() ? InType.NULL : InType.of(in),
                OutType.of(item.attributes().getOrDefault("outType", "")),
                extent(item, "length", beside),
                extent(item, "count", beside),
                properties(item.members(), maps),
                Optional.ofNullable(maps.get(item.attributes().getOrDefault("map", ""))));
    }

    /** A number, or the name of another field: of the same structure, or of those that stand in none. */
    private Extent extent(Item item, String attribute, List<Item> beside) {
        String text = item.attributes().getOrDefault(attribute, "");
        if (text.isEmpty()) {
            return Extent.NATURAL;
        }
        try {
            return new Extent.Fixed(Integer.parseUnsignedInt(text) & 0xFFFF);
        } catch (NumberFormatException e) {
            return named(text, beside).or(() -> named(text, items)).orElse(Extent.NATURAL);
        }
    }

    private static Optional<Extent> named(String name, List<Item> items) {
        return items.stream()
                .filter(item -> item.name().equals(name))
                .findFirst()
                .map(item -> new Extent.Told(item.index()));
    }
}
