package dev.ringside.dsl.query;

import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Field;
import java.util.List;
import java.util.stream.Collectors;

/** One step of a query's chain. Its {@code toString} is the text it is read from. */
public sealed interface Operator {

    /** Keeps the events that the predicate accepts. */
    record Where(Predicate predicate) implements Operator {
        @Override
        public String toString() {
            return "where(" + predicate + ")";
        }
    }

    /** Keeps some fields, in that order. */
    record Select(List<Field> fields) implements Operator {
        public Select {
            fields = List.copyOf(fields);
        }

        @Override
        public String toString() {
            return fields.stream().map(Field::name).collect(Collectors.joining(", ", "select(", ")"));
        }
    }

    /** Ends the query after that many events. */
    record Take(long count) implements Operator {
        @Override
        public String toString() {
            return "take(" + count + ")";
        }
    }

    /** Leaves out that many events first. */
    record Skip(long count) implements Operator {
        @Override
        public String toString() {
            return "skip(" + count + ")";
        }
    }
}
