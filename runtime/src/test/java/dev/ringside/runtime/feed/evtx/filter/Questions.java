package dev.ringside.runtime.feed.evtx.filter;

import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Match;
import dev.ringside.dsl.expr.Network;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.Predicate.Comparison;
import dev.ringside.dsl.expr.Predicate.TextComparison;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;

/** Makes predicates about what events of a stream have, so that they are true of some. */
final class Questions {
    private static final List<FieldType> DATA = List.of(
            FieldType.TEXT,
            FieldType.TEXT,
            FieldType.INT,
            FieldType.NUMBER,
            FieldType.BOOL,
            FieldType.IP,
            FieldType.TIME);

    private final Random random;
    private final List<Event> events;

    /** @param events of one stream, to ask about */
    Questions(Random random, List<Event> events) {
        this.random = random;
        this.events = events;
    }

    Predicate next(int depth) {
        return switch (depth == 0 ? 3 : random.nextInt(4)) {
            case 0 -> new Predicate.And(List.of(next(depth - 1), next(depth - 1)));
            case 1 -> new Predicate.Or(List.of(next(depth - 1), next(depth - 1)));
            case 2 -> new Predicate.Not(next(depth - 1));
            default -> test();
        };
    }

    private Predicate test() {
        Event event = events.get(random.nextInt(events.size()));
        List<Field> fields = fields(event);
        Field field = fields.get(random.nextInt(fields.size()));
        return test(event, field);
    }

    private List<Field> fields(Event event) {
        List<Field> fields = new ArrayList<>(event.stream().fields());
        for (Datum datum : event.data()) {
            FieldType type = DATA.get(random.nextInt(DATA.size()));
            event.stream().open(event.stream().nameOf(datum.name()), type).ifPresent(fields::add);
        }
        fields.removeIf(field -> field.type() == FieldType.PROCESSES || field.type() == FieldType.LIST);
        return fields;
    }

    private Predicate test(Event event, Field field) {
        if (random.nextInt(8) == 0) {
            return field.type() == FieldType.BOOL
                    ? new Predicate.BoolField(field)
                    : new Predicate.Exists(new Expr.FieldRef(field));
        }
        return switch (field.type().storage()) {
            case TEXT -> text(field, event.text(field.slot()));
            case NUMBER ->
                field.type() == FieldType.BOOL
                        ? new Predicate.BoolField(field)
                        : number(field, event.number(field.slot()));
            case DECIMAL -> number(field, (long) event.decimal(field.slot()));
            case ADDRESS -> address(field, event.address(field.slot()));
            case LIST, PROCESSES, EVENTS -> throw new IllegalArgumentException(field.name());
        };
    }

    private Predicate text(Field field, String value) {
        String text = value == null ? "-" : value;
        int from = random.nextInt(text.length() + 1);
        int to = from + random.nextInt(Math.min(12, text.length() - from) + 1);
        Expr expr = new Expr.FieldRef(field);
        Match match = random.nextInt(3) == 0 ? Match.IGNORE_CASE : Match.of(field.type());
        return switch (random.nextInt(5)) {
            case 0 -> new Predicate.TextCompare(TextComparison.EQUAL, expr, literal(text), match);
            case 1 ->
                new Predicate.TextCompare(TextComparison.STARTS_WITH, expr, literal(text.substring(0, to)), match);
            case 2 -> new Predicate.TextCompare(TextComparison.ENDS_WITH, expr, literal(text.substring(from)), match);
            case 3 ->
                new Predicate.TextCompare(TextComparison.CONTAINS, expr, literal(text.substring(from, to)), match);
            default -> new Predicate.TextIn(expr, new TreeSet<>(List.of(cased(text), "else", "")), match);
        };
    }

    private Expr literal(String text) {
        return new Expr.TextLiteral(cased(text));
    }

    private String cased(String text) {
        return switch (random.nextInt(4)) {
            case 0 -> text.toUpperCase(Locale.ROOT);
            case 1 -> text.toLowerCase(Locale.ROOT);
            default -> text;
        };
    }

    private Predicate number(Field field, long value) {
        Expr expr = new Expr.FieldRef(field);
        long near = value + random.nextInt(3) - 1;
        if (random.nextInt(3) == 0 && field.type() != FieldType.NUMBER) {
            return new Predicate.NumberIn(expr, new TreeSet<>(List.of(near, 0L, 4L)));
        }
        Comparison[] all = Comparison.values();
        return new Predicate.Compare(all[random.nextInt(all.length)], expr, literal(field.type(), near));
    }

    private static Expr literal(FieldType type, long value) {
        return switch (type) {
            case TIME -> new Expr.TimeLiteral(value);
            case DURATION -> new Expr.DurationLiteral(value);
            default -> new Expr.IntegerLiteral(value);
        };
    }

    private Predicate address(Field field, IpAddress value) {
        Expr expr = new Expr.FieldRef(field);
        return value == null || random.nextBoolean()
                ? new Predicate.InNetwork(
                        expr, List.of(Network.parse("10.0.0.0/8").orElseThrow()))
                : new Predicate.SameAddress(expr, new Expr.IpLiteral(value));
    }
}
