package dev.ringside.runtime.script.typings;

import dev.ringside.dsl.expr.ValueType;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** An interface for the events of each stream. What many streams share is said once. */
final class EventTypes {
    /** Fields that Ringside gives every event. */
    private static final Set<String> ALWAYS = Set.of("time", "stream", "host", "seq", "os");

    /** Any provider: all have the same fields. */
    static final String PROVIDER = "any";

    private final Schema schema;
    private final List<Field> common;
    private final List<Field> process;
    private final StringBuilder out = new StringBuilder();

    private EventTypes(Schema schema) {
        this.schema = schema;
        process = Schema.process().fields();
        int shared = (int) schema.streams().stream()
                .filter(stream -> !hasProcess(stream))
                .mapToLong(stream -> process.stream()
                        .takeWhile(field -> sharesSlot(stream, field))
                        .count())
                .min()
                .orElse(0);
        common = process.subList(0, shared);
    }

    /** The interfaces, indented to stand in a namespace. */
    static String text(Schema schema) {
        return new EventTypes(schema).write();
    }

    /** The name of the interface of a stream's events. */
    static String name(StreamType stream) {
        return Character.toUpperCase(stream.kind().charAt(0)) + stream.kind().substring(1) + "Event";
    }

    private String write() {
        open("What every event has.", "CommonFields", "");
        common.forEach(this::field);
        close();
        open("What is known of a process.", "ProcessFields", "CommonFields");
        process.subList(common.size(), process.size()).forEach(this::field);
        close();
        schema.streams().forEach(this::stream);
        stream(schema.etw(PROVIDER));
        open("The streams of a recording.", "Streams", "");
        for (StreamType stream : schema.streams()) {
            line("readonly " + stream.name() + ": Query<" + name(stream) + ">;");
        }
        line("etw(provider: string): Query<EtwEvent>;");
        close();
        out.append("    /** The events of a stream. */\n");
        out.append("    type EventOf<S extends keyof Streams> = Streams[S] extends Query<infer E> ? E : never;\n\n");
        out.append("    /** The fields that hold a moment or a length of time. */\n    type Measures =");
        for (String name : measures()) {
            out.append("\n        | \"").append(name).append('"');
        }
        return out.append(";\n}\n").toString();
    }

    private void stream(StreamType stream) {
        boolean of = hasProcess(stream);
        List<Field> shared = of ? process : common;
        open(stream.description() + ".", name(stream), of ? "ProcessFields" : "CommonFields");
        shared.forEach(field -> moreNames(field, stream.field(field.name())));
        stream.fields().subList(shared.size(), stream.fields().size()).forEach(this::field);
        if (stream.isOpen()) {
            line("/** The data of the event, also those that are called as one of its fields. */");
            line("readonly data: { readonly [name: string]: any };");
            line("/** The data of the event, by their own names. */");
            line("readonly [name: string]: any;");
        }
        close();
    }

    private void open(String description, String name, String parent) {
        out.append("    /** ").append(description).append(" */\n    interface ").append(name);
        out.append(parent.isEmpty() ? "" : " extends " + parent).append(" {\n");
    }

    private void close() {
        out.append("    }\n\n");
    }

    private void line(String text) {
        out.append("        ").append(text).append('\n');
    }

    private void field(Field field) {
        line("/** " + field.description() + ". */");
        line(declaration(field, field.name(), type(field)));
        if (field.type() == FieldType.TIME) {
            line("/** The same in nanoseconds since the epoch. */");
            line(declaration(field, field.name() + "Ns", "bigint"));
        }
        field.aliases().forEach(alias -> alias(field, alias));
    }

    /** The names that a field has in one stream only. */
    private void moreNames(Field shared, Field own) {
        own.aliases().stream()
                .filter(alias -> !shared.aliases().contains(alias))
                .forEach(alias -> alias(own, alias));
    }

    private void alias(Field field, String alias) {
        line("/** Another name of " + field.name() + ". */");
        line(declaration(field, alias, type(field)));
    }

    private static String declaration(Field field, String name, String type) {
        return "readonly " + name + (ALWAYS.contains(field.name()) ? ": " : "?: ") + type + ";";
    }

    private static String type(Field field) {
        return switch (field.type()) {
            case ENUM ->
                field.values().isEmpty()
                        ? "string"
                        : field.values().stream().map(word -> '"' + word + '"').collect(Collectors.joining(" | "));
            case NAME, PATH, TEXT, HASH, IP -> "string";
            case INT, PORT, NUMBER -> "number";
            case BOOL -> "boolean";
            case TIME -> "Instant";
            case DURATION -> "Nanoseconds";
            case LIST -> "readonly string[]";
            case PROCESSES -> "readonly ProcessFields[]";
            case EVENTS -> "readonly object[]";
        };
    }

    private boolean hasProcess(StreamType stream) {
        return process.stream().allMatch(field -> sharesSlot(stream, field));
    }

    private static boolean sharesSlot(StreamType stream, Field field) {
        return field.slot() < stream.fields().size()
                && stream.fields().get(field.slot()).name().equals(field.name());
    }

    private Set<String> measures() {
        Set<String> names = new TreeSet<>();
        for (StreamType stream : schema.streams()) {
            for (Field field : stream.fields()) {
                ValueType type = ValueType.of(field.type());
                if (type == ValueType.TIME || type == ValueType.DURATION) {
                    names.add(field.name());
                    names.addAll(field.aliases());
                }
            }
        }
        return names;
    }
}
