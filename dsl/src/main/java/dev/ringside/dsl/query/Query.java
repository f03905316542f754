package dev.ringside.dsl.query;

import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A source of rows and a chain of operators. A value: its {@code toString} reads back to an equal query. */
public record Query(Source source, List<Operator> operators) {
    public Query {
        operators = List.copyOf(operators);
    }

    /** A query over a stream as it happens. */
    public Query(StreamType stream, List<Operator> operators) {
        this(new Source.Stream(stream), operators);
    }

    /** The type of what the source gives: the stream, for all sources but sequences. */
    public StreamType stream() {
        return source.type();
    }

    /** The type of the rows that the query gives. */
    public StreamType type() {
        List<StreamType> types = types();
        return types.get(types.size() - 1);
    }

    /** What flows: what the source gives, then what each operator gives. One more than there are operators. */
    public List<StreamType> types() {
        List<StreamType> types = new ArrayList<>();
        StreamType type = source.type();
        types.add(type);
        for (Operator operator : operators) {
            type = operator.output(type);
            types.add(type);
        }
        return types;
    }

    /** The fields that are selected of the rows, in order; empty if none are, which means that all are shown. */
    public List<Field> selected() {
        return selected(operators.size());
    }

    /** The fields that are selected of what an operator gets, given by its place in the chain; empty if none are. */
    public List<Field> selected(int place) {
        List<StreamType> types = types();
        List<Field> selected = List.of();
        for (int i = 0; i < place; i++) {
            if (operators.get(i) instanceof Operator.Select select) {
                selected = select.fields();
            } else if (!types.get(i).equals(types.get(i + 1))) {
                selected = List.of();
            }
        }
        return selected;
    }

    /**
     * Which fields of the source the query needs: those that its rows show or are made of, those that its operators ask for, and the time. What a
     * sequence needs of the streams of its steps is said by {@link Source.Sequence#fieldsRead}.
     */
    public Set<Field> fieldsRead() {
        return FieldsRead.of(this);
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(source.toString());
        operators.forEach(operator -> out.append('.').append(operator));
        return out.toString();
    }
}
