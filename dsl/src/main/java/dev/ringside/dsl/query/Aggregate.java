package dev.ringside.dsl.query;

import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.ValueType;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import java.util.Optional;

/**
 * What is computed from all events of a group. Values that are missing do not count; an aggregate of no value at all is missing, except counts,
 * which are 0. Its {@code toString} is the text it is read from.
 */
public sealed interface Aggregate {
    /** Its name, which its column has if nobody names it. */
    String word();

    /** The type of its column. */
    FieldType type();

    /** What it is computed of; empty for a count. */
    default Optional<Expr> measured() {
        return switch (this) {
            case Count count -> Optional.empty();
            case Sum sum -> Optional.of(sum.expr);
            case Avg avg -> Optional.of(avg.expr);
            case Min min -> Optional.of(min.expr);
            case Max max -> Optional.of(max.expr);
            case Percentile percentile -> Optional.of(percentile.expr);
            case Distinct distinct -> Optional.of(distinct.expr);
            case Hist hist -> Optional.of(hist.expr);
            case Top top -> Optional.of(top.expr);
        };
    }

    /** The type of the rows in a column of {@link FieldType#EVENTS}; else empty. */
    default Optional<StreamType> rows() {
        return Optional.empty();
    }

    /** How many events. */
    record Count() implements Aggregate {
        @Override
        public String word() {
            return "count";
        }

        @Override
        public FieldType type() {
            return FieldType.INT;
        }

        @Override
        public String toString() {
            return "count()";
        }
    }

    /** The sum of numbers or durations. A sum of whole numbers stays at the greatest or least that 64 bits hold. */
    record Sum(Expr expr) implements Aggregate {
        @Override
        public String word() {
            return "sum";
        }

        @Override
        public FieldType type() {
            return switch (expr.type()) {
                case DURATION -> FieldType.DURATION;
                case INTEGER -> FieldType.INT;
                default -> FieldType.NUMBER;
            };
        }

        @Override
        public String toString() {
            return "sum(" + expr + ")";
        }
    }

    /** The arithmetic mean of numbers, or durations. */
    record Avg(Expr expr) implements Aggregate {
        @Override
        public String word() {
            return "avg";
        }

        @Override
        public FieldType type() {
            return measure(expr);
        }

        @Override
        public String toString() {
            return "avg(" + expr + ")";
        }
    }

    /** The least number, time, duration or text. */
    record Min(Expr expr) implements Aggregate {
        @Override
        public String word() {
            return "min";
        }

        @Override
        public FieldType type() {
            return Column.typeOf(expr);
        }

        @Override
        public String toString() {
            return "min(" + expr + ")";
        }
    }

    /** The greatest number, time, duration or text. */
    record Max(Expr expr) implements Aggregate {
        @Override
        public String word() {
            return "max";
        }

        @Override
        public FieldType type() {
            return Column.typeOf(expr);
        }

        @Override
        public String toString() {
            return "max(" + expr + ")";
        }
    }

    /** The number or duration that so many percent are not greater than; {@code percent} is from 0 to 100. */
    record Percentile(Expr expr, double percent) implements Aggregate {
        @Override
        public String word() {
            return "percentile";
        }

        @Override
        public FieldType type() {
            return measure(expr);
        }

        @Override
        public String toString() {
            return "percentile(" + expr + ", " + Text.number(percent) + ")";
        }
    }

    /** How many different values. */
    record Distinct(Expr expr) implements Aggregate {
        @Override
        public String word() {
            return "distinct";
        }

        @Override
        public FieldType type() {
            return FieldType.INT;
        }

        @Override
        public String toString() {
            return "distinct(" + expr + ")";
        }
    }

    /**
     * How many values lie in each bucket: rows of {@code from} (included), {@code to} (excluded; missing in the last one) and {@code count}.
     *
     * @param bounds where buckets begin, ascending: numbers, or nanoseconds for durations; if empty, the powers of two
     */
    record Hist(Expr expr, List<Double> bounds) implements Aggregate {
        public Hist {
            bounds = List.copyOf(bounds);
        }

        @Override
        public String word() {
            return "hist";
        }

        @Override
        public FieldType type() {
            return FieldType.EVENTS;
        }

        @Override
        public Optional<StreamType> rows() {
            FieldType bound = measure(expr);
            return Optional.of(StreamType.Builder.derived("hist", "A bucket of a histogram")
                    .field("from", bound, "The least value in it; missing in the first one")
                    .field("to", bound, "The least value beyond it; missing in the last one")
                    .field("count", FieldType.INT, "How many values it has")
                    .columns("from", "to", "count")
                    .build());
        }

        @Override
        public String toString() {
            boolean durations = expr.type() == ValueType.DURATION;
            List<String> texts = bounds.stream()
                    .map(bound -> durations ? Text.duration(Math.round(bound)) : Text.number(bound))
                    .toList();
            return "hist(" + expr + (texts.isEmpty() ? "" : ", [" + Text.list(texts) + "]") + ")";
        }
    }

    /** The values that occur most often, at most that many: rows of {@code value} and {@code count}, most frequent first. */
    record Top(long count, Expr expr) implements Aggregate {
        @Override
        public String word() {
            return "top";
        }

        @Override
        public FieldType type() {
            return FieldType.EVENTS;
        }

        @Override
        public Optional<StreamType> rows() {
            return Optional.of(StreamType.Builder.derived("top", "A value and how often it occurs")
                    .field("value", Column.typeOf(expr), expr.toString())
                    .field("count", FieldType.INT, "How often it occurs")
                    .columns("value", "count")
                    .build());
        }

        @Override
        public String toString() {
            return "top(" + count + ", " + expr + ")";
        }
    }

    private static FieldType measure(Expr expr) {
        return expr.type() == ValueType.DURATION ? FieldType.DURATION : FieldType.NUMBER;
    }
}
