package dev.ringside.dsl.query;

import dev.ringside.dsl.schema.StreamType;
import java.util.List;

/** A stream and a chain of operators. A value: its {@code toString} reads back to an equal query. */
public record Query(StreamType stream, List<Operator> operators) {
    public Query {
        operators = List.copyOf(operators);
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(stream.name());
        operators.forEach(operator -> out.append('.').append(operator));
        return out.toString();
    }
}
