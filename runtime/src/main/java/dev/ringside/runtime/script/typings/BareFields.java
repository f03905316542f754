package dev.ringside.runtime.script.typings;

import dev.ringside.dsl.expr.ValueType;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A global for each name of a field, so that a checker knows what stands in {@code where(parent == "bash")}. A name that fields of several
 * streams have is typed as all of them, and as anything where they differ.
 */
final class BareFields {
    private BareFields() {}

    /** What is known of a name. */
    private record Name(Set<String> types, Set<String> descriptions, List<String> streams) {}

    /** @param declared what declares names of its own, which fields do not get then */
    static String text(Schema schema, String declared) {
        Map<String, Name> names = new LinkedHashMap<>();
        List<StreamType> streams = new ArrayList<>(schema.streams());
        streams.add(schema.etw(EventTypes.PROVIDER));
        for (StreamType stream : streams) {
            for (Field field : stream.fields()) {
                add(names, field.name(), field, field.description(), stream);
                for (String alias : field.aliases()) {
                    add(names, alias, field, "Another name of " + field.name(), stream);
                }
            }
        }
        StringBuilder out = new StringBuilder();
        names.forEach((name, known) -> {
            if (schema.find(name).isEmpty() && !declares(declared, name)) {
                out.append("/** ")
                        .append(String.join(" / ", known.descriptions))
                        .append('.');
                if (known.streams.size() < schema.streams().size() / 2) {
                    out.append(" In ").append(String.join(", ", known.streams)).append('.');
                }
                String type = known.types.size() == 1 ? known.types.iterator().next() : "any";
                out.append(" */\ndeclare const ")
                        .append(name)
                        .append(": ")
                        .append(type)
                        .append(";\n");
            }
        });
        return out.toString();
    }

    private static void add(Map<String, Name> names, String name, Field field, String description, StreamType stream) {
        Name known = names.computeIfAbsent(
                name, key -> new Name(new LinkedHashSet<>(), new LinkedHashSet<>(), new ArrayList<>()));
        known.types.add(type(field));
        known.descriptions.add(description);
        known.streams.add(stream.kind());
    }

    private static boolean declares(String text, String name) {
        return text.contains("declare const " + name + ":") || text.contains("declare function " + name + "(");
    }

    private static String type(Field field) {
        return switch (ValueType.of(field.type())) {
            case TEXT -> "Ringside.Text";
            case INTEGER, NUMBER -> "Ringside.Whole";
            case BOOL -> "boolean";
            case TIME, DURATION -> "Ringside.Measured";
            case IP -> "Ringside.Address";
            case LIST -> "Ringside.List";
            case PROCESSES -> "Ringside.ProcessQuestions";
            case EVENTS -> "any";
        };
    }
}
