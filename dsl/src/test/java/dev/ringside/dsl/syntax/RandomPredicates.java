package dev.ringside.dsl.syntax;

import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Writes predicates that are in the language, of every kind, by chance. The same seed writes the same ones. */
final class RandomPredicates {
    private static final List<String> TEXTS = List.of(
            "\"\"",
            "\"bash\"",
            "'a\"b'",
            "`a\nb`",
            "\"\\u202e\\x00\\ud800\"",
            "\"C:\\\\Temp\\\\*.exe\"",
            "\"é中😀\"",
            "\"\\udcff\\udc80x\"",
            "\"10M\"",
            "\"2026-01-01\"",
            "\"1h\"",
            "\"10.0.0.1\"");
    /** Fields of the data of an open stream's events. */
    private static final List<String> DATA = List.of(
            "Size", "ImageName", "data[\"Threat Name\"]", "data.Level", "Outer.Inner", "data.data", "data.length");

    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "42",
            "0xff",
            "1e3",
            "1.5",
            "-7",
            "-0",
            "+3",
            "1e300",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "NaN",
            "-Infinity",
            "\"10k\"",
            "\"0.3M\"",
            "1e-7");
    private static final List<String> TIMES =
            List.of("\"2026-01-31\"", "\"1969-12-31T23:59:59.999999999Z\"", "\"2026-01-31T12:00:00.5+02:00\"");
    private static final List<String> DURATIONS = List.of("\"0s\"", "\"1h30m\"", "\"250ms\"", "\"-5s\"", "\"1d 7ns\"");
    private static final List<String> ADDRESSES =
            List.of("\"10.0.0.1\"", "\"::1\"", "\"fe80::1\"", "\"::ffff:1.2.3.4\"");
    private static final List<String> PATTERNS =
            List.of("/a+/", "/[/\\]]\\//gi", "/(?:a|b){2,3}?$/m", "/\\u{1f600}/u", "/(?<x>.)\\k<x>/s", "/\\d/iy");

    private final Random random;
    private final StreamType stream;

    RandomPredicates(long seed, StreamType stream) {
        this.random = new Random(seed);
        this.stream = stream;
    }

    String predicate(int depth) {
        return depth == 0
                ? leaf(0)
                : any(
                        () -> leaf(depth - 1),
                        () -> predicate(depth - 1) + " && " + predicate(depth - 1),
                        () -> predicate(depth - 1) + "||" + predicate(depth - 1),
                        () -> "!" + parentheses(predicate(depth - 1)),
                        () -> "!!" + parentheses(predicate(depth - 1)),
                        () -> parentheses(predicate(depth - 1)),
                        () -> parentheses(
                                parentheses(predicate(depth - 1)) + " ? " + leaf(depth - 1) + " : " + leaf(depth - 1)),
                        () -> parentheses(leaf(0)) + choose(" == ", " != ", " === ") + parentheses(leaf(0)),
                        () -> "!!" + parentheses(predicate(depth - 1))
                                + choose(" == ", " != ")
                                + choose("true", "false", "null"),
                        () -> value(depth - 1));
    }

    private String leaf(int depth) {
        return any(
                () -> choose("true", "false"),
                () -> field(FieldType.BOOL),
                () -> value(depth) + choose(" == ", " != ", " === ", " !== ") + choose("null", "undefined"),
                () -> number(depth) + comparison() + number(depth),
                () -> time(depth) + comparison() + time(depth),
                () -> time(depth) + " - " + time(0) + comparison() + duration(0),
                () -> duration(depth) + comparison() + duration(depth),
                () -> text(depth) + comparison() + text(depth),
                () -> text(depth) + "." + textMethod() + parentheses(text(depth)),
                () -> text(depth) + choose(".matches(", ".like(\"*a?\") && name.matches(") + choose(PATTERNS) + ")",
                () -> choose(PATTERNS) + ".test(" + text(depth) + ")",
                () -> text(depth) + " in " + brackets(() -> text(0)),
                () -> text(depth) + ".ini(" + brackets(() -> choose(TEXTS)) + ")",
                () -> number(depth) + " in " + brackets(() -> number(0)),
                () -> field(FieldType.TIME) + " in " + brackets(() -> choose(TIMES)),
                () -> hasAddresses() ? address(depth) + choose(" == ", " != ", " === ") + address(depth) : "true",
                () -> hasAddresses()
                        ? address(depth)
                                + choose(".isPrivate()", ".cidr(\"10.0.0.0/8\", \"fe80::/10\")", " in [\"::/0\"]")
                        : "false",
                () -> hasLists() ? list() + choose(".includes(", ".containsi(") + text(depth) + ")" : "true",
                () -> text(depth) + " in " + list());
    }

    private String value(int depth) {
        return any(
                () -> number(depth),
                () -> field(FieldType.NAME),
                () -> field(FieldType.TIME),
                () -> "!!" + text(depth),
                () -> hasLists() ? list() : number(depth));
    }

    private String number(int depth) {
        return depth <= 0
                ? any(() -> choose(NUMBERS), () -> field(FieldType.INT))
                : any(
                        () -> field(FieldType.INT),
                        () -> parentheses(
                                field(FieldType.INT) + choose(" + ", " - ", " * ", " / ", " % ") + number(depth - 1)),
                        () -> parentheses(
                                number(depth - 1) + choose(" & ", " | ", " ^ ", " << ", " >> ") + field(FieldType.INT)),
                        () -> "-" + parentheses(field(FieldType.INT)),
                        () -> "+" + parentheses(field(FieldType.INT)),
                        () -> text(depth - 1) + ".length",
                        () -> (hasLists() ? list() : textField()) + ".length",
                        () -> parentheses(predicate(0) + " ? " + number(depth - 1) + " : " + field(FieldType.INT)));
    }

    private String time(int depth) {
        return depth <= 0
                ? any(() -> field(FieldType.TIME), () -> field(FieldType.TIME))
                : any(
                        () -> field(FieldType.TIME),
                        () -> parentheses(field(FieldType.TIME) + choose(" + ", " - ") + duration(0)),
                        () -> parentheses(leaf(0) + " ? " + choose(TIMES) + " : " + field(FieldType.TIME)));
    }

    private String duration(int depth) {
        return depth <= 0
                ? choose(DURATIONS)
                : any(
                        () -> parentheses(field(FieldType.TIME) + " - " + choose(TIMES)),
                        () -> "-" + parentheses(field(FieldType.TIME) + " - " + field(FieldType.TIME)),
                        () -> parentheses(field(FieldType.TIME) + " - " + field(FieldType.TIME) + choose(" + ", " - ")
                                + choose(DURATIONS)));
    }

    private String text(int depth) {
        return depth <= 0
                ? any(() -> choose(TEXTS), this::textField)
                : any(
                        this::textField,
                        () -> parentheses(text(depth - 1)) + choose(".toLowerCase()", ".base()", ".dir()", ".ext()"),
                        () -> parentheses(leaf(0) + " ? " + text(depth - 1) + " : " + text(depth - 1)));
    }

    private String address(int depth) {
        return depth <= 0
                ? any(() -> field(FieldType.IP), () -> field(FieldType.IP))
                : parentheses(leaf(0) + " ? " + field(FieldType.IP) + " : " + choose(ADDRESSES));
    }

    private String list() {
        return hasLists() ? field(FieldType.LIST) : "[\"a\"]";
    }

    private boolean hasLists() {
        return stream.fields().stream().anyMatch(field -> field.type() == FieldType.LIST);
    }

    private boolean hasAddresses() {
        return stream.fields().stream().anyMatch(field -> field.type() == FieldType.IP);
    }

    private String textField() {
        return field(choose(List.of(FieldType.NAME, FieldType.PATH, FieldType.TEXT)));
    }

    private String field(FieldType type) {
        boolean anyData =
                switch (type) {
                    case INT, TEXT, NAME, PATH, BOOL -> true;
                    default -> false;
                };
        if (stream.isOpen() && anyData && random.nextBoolean()) {
            return choose(DATA);
        }
        return choose(stream.fields().stream()
                .filter(field -> field.type() == type)
                .map(field -> field.name())
                .toList());
    }

    private String brackets(Supplier<String> item) {
        StringBuilder out = new StringBuilder("[");
        for (int i = random.nextInt(4); i > 0; i--) {
            out.append(item.get()).append(i > 1 ? ", " : "");
        }
        return out.append(']').toString();
    }

    private String comparison() {
        return choose(" == ", " != ", " === ", " !== ", " < ", " <= ", " > ", " >= ");
    }

    private String textMethod() {
        return choose("startsWith", "endsWith", "includes", "contains", "eqi", "startsWithi", "endsWithi", "containsi");
    }

    private static String parentheses(String inner) {
        return "(" + inner + ")";
    }

    private String choose(String... choices) {
        return choose(List.of(choices));
    }

    private <T> T choose(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    private String any(Supplier<String>... choices) {
        return choices[random.nextInt(choices.length)].get();
    }
}
