package dev.ringside.dsl.testing;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * A claim about predicates and events, tried on many random ones:
 *
 * <pre>{@code
 * PredicateProperty.over(stream).predicates(3_000).events(60).holds(predicate -> {
 *     EventPredicate one = …, other = …;
 *     return event -> one.test(event) == other.test(event);
 * });
 * }</pre>
 *
 * <p>A counterexample is made smaller before it is reported, with its seed. The seeds count up from 1, or from {@code -Dringside.seed=N}.
 */
public final class PredicateProperty {
    private static final int DEPTH = 4;

    private final StreamType stream;
    private int predicates = 1_000;
    private int events = 30;
    private boolean plain;
    private List<Field> fields;

    private PredicateProperty(StreamType stream) {
        this.stream = stream;
        this.fields = stream.fields();
    }

    public static PredicateProperty over(StreamType stream) {
        return new PredicateProperty(stream);
    }

    /** How many predicates to try. */
    public PredicateProperty predicates(int count) {
        predicates = count;
        return this;
    }

    /** How many events to try with each predicate. */
    public PredicateProperty events(int count) {
        events = count;
        return this;
    }

    /** Tries predicates about these fields only. */
    public PredicateProperty about(List<Field> some) {
        fields = List.copyOf(some);
        return this;
    }

    /** Tries only plain tests of fields against literals. */
    public PredicateProperty plain() {
        plain = true;
        return this;
    }

    /**
     * Tries the claim.
     *
     * @param claim makes of a predicate what must be true of every event
     * @throws AssertionError with the smallest counterexample found
     */
    public void holds(Function<Predicate, java.util.function.Predicate<Event>> claim) {
        long first = Long.getLong("ringside.seed", 1);
        for (long seed = first; seed < first + predicates; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            RandomPredicates source =
                    plain ? RandomPredicates.plain(random, fields) : RandomPredicates.all(random, fields);
            Predicate predicate = source.next(random.nextInt(DEPTH + 1));
            try {
                check(seed, predicate, new RandomEvents(random, stream, predicate), claim);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + predicate, e);
            }
        }
    }

    private void check(
            long seed,
            Predicate predicate,
            RandomEvents source,
            Function<Predicate, java.util.function.Predicate<Event>> claim) {
        java.util.function.Predicate<Event> claimed = claim.apply(predicate);
        for (int i = 0; i < events; i++) {
            Event event = source.next();
            if (!claimed.test(event)) {
                Predicate smallest = Shrinker.shrink(
                        predicate, smaller -> !claim.apply(smaller).test(event));
                throw new AssertionError("seed " + seed + ", predicate " + smallest + " from " + predicate + ", event "
                        + describe(event));
            }
        }
    }

    /** The fields that an event has, one after the other. */
    public static String describe(Event event) {
        List<String> out = new ArrayList<>(List.of(event.os().toString()));
        for (Field field : event.stream().fields()) {
            if (event.has(field.slot())) {
                Object value = switch (field.type().storage()) {
                    case NUMBER -> event.number(field.slot());
                    case TEXT -> quoted(String.valueOf(event.text(field.slot())));
                    case ADDRESS -> String.valueOf(event.address(field.slot()));
                    case LIST -> String.valueOf(event.list(field.slot()));
                    case DECIMAL -> event.decimal(field.slot());
                    case PROCESSES, EVENTS -> "…";
                };
                out.add(field + "=" + value);
            }
        }
        return String.join(" ", out);
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.chars()
                .forEach(unit ->
                        out.append(unit >= ' ' && unit < 0x7F ? Character.toString(unit) : "\\u%04X".formatted(unit)));
        return out.append('"').toString();
    }
}
