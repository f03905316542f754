package dev.ringside.shell.command;

import dev.ringside.dsl.plan.Abilities;
import dev.ringside.dsl.plan.Operation;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.source.Feeds;
import dev.ringside.shell.console.Palette;
import dev.ringside.shell.output.TextTable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What there is to ask about, as tables and as data.
 *
 * @param schema the streams
 * @param feed the feed whose abilities are shown
 */
public record Catalog(Schema schema, Feed feed) {
    private static final String NONE = "-";
    /** How the streams of providers are written. */
    private static final String PROVIDER = "etw(\"…\")";

    private static final String ANY = "any";

    /** The streams. */
    public String streamTable(Palette palette) {
        TextTable table = new TextTable("STREAM", "SYSMON", "LIVE", "DESCRIPTION");
        for (StreamType stream : schema.streams()) {
            String ids = String.join(
                    ", ", stream.sysmonIds().stream().map(String::valueOf).toList());
            table.row(stream.name(), orNone(ids), live(stream), stream.description());
        }
        table.row(PROVIDER, NONE, live(schema.etw(ANY)), schema.etw(ANY).description());
        return table.render(palette);
    }

    /** The fields of a stream. */
    public String fieldTable(StreamType stream, Palette palette) {
        TextTable table = new TextTable("FIELD", "TYPE", "SYSMON", "IN KERNEL", "DESCRIPTION");
        for (Field field : stream.fields()) {
            String words = field.values().isEmpty() ? "" : ": " + String.join(", ", field.values());
            table.row(
                    field.name(),
                    lower(field.type()),
                    orNone(String.join(", ", field.aliases())),
                    orNone(symbols(operations(stream, field))),
                    field.description() + words);
        }
        String title = stream.name() + ": " + stream.description() + "\n\n";
        return title + table.render(palette) + (stream.isOpen() ? data(stream) : "");
    }

    /** What else there is to ask of an open stream. */
    private static String data(StreamType stream) {
        List<String> known = stream.provider().map(Feeds.providers()::fields).orElse(List.of());
        return "\nThe data of each event are fields as well, by their own names: "
                + (known.isEmpty() ? "ImageName, data[\"Threat Name\"]" : String.join(", ", known))
                + ".\n";
    }

    /** Whether it can be asked of this machine, and whether what is there now can be, too. */
    private String live(StreamType stream) {
        return !isServed(stream) ? "no" : feed.states().contains(stream) ? "yes, now()" : "yes";
    }

    /** The streams as data. */
    public List<Map<String, Object>> streams() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (StreamType stream : schema.streams()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("stream", stream.name());
            row.put("description", stream.description());
            row.put("sysmonIds", stream.sysmonIds());
            row.put("live", isServed(stream));
            rows.add(row);
        }
        return rows;
    }

    /** The fields of a stream as data. */
    public List<Map<String, Object>> fields(StreamType stream) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Field field : stream.fields()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("field", field.name());
            row.put("type", lower(field.type()));
            row.put("aliases", field.aliases());
            row.put("values", field.values());
            row.put(
                    "pushDown",
                    operations(stream, field).stream().map(Catalog::lower).toList());
            row.put("description", field.description());
            rows.add(row);
        }
        return rows;
    }

    private boolean isServed(StreamType stream) {
        return feed.serves(stream);
    }

    private Set<Operation> operations(StreamType stream, Field field) {
        Set<Operation> operations = EnumSet.noneOf(Operation.class);
        if (isServed(stream)) {
            Abilities abilities = feed.abilities(stream);
            operations.addAll(abilities.operations().getOrDefault(field, Set.of()));
        }
        return operations;
    }

    private static String symbols(Set<Operation> operations) {
        Set<String> symbols = new LinkedHashSet<>();
        for (Operation operation : operations) {
            symbols.add(
                    switch (operation) {
                        case EQUAL -> "==";
                        case ORDER -> "<";
                        case IN -> "in";
                        case STARTS_WITH, ENDS_WITH, CONTAINS -> "text";
                        case IGNORE_CASE, IGNORE_CASE_OF_ALL -> "…i";
                        case EXISTS -> "null";
                        case TRUE -> "true";
                        case ARITHMETIC -> "+";
                        case NETWORK -> "cidr";
                    });
        }
        return String.join(" ", symbols);
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static String orNone(String text) {
        return text.isEmpty() ? NONE : text;
    }
}
