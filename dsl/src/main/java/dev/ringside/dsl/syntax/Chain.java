package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A query that is being written, operator by operator, as scripts do: what a query as a text is read to, too. Immutable. {@link
 * QueryParser#chain} begins one.
 */
public final class Chain {
    private final Schema schema;
    private final Source source;
    private final List<Operator> operators;
    private final StreamType type;
    private final Optional<Grouping> grouping;

    private Chain(
            Schema schema, Source source, List<Operator> operators, StreamType type, Optional<Grouping> grouping) {
        this.schema = schema;
        this.source = source;
        this.operators = List.copyOf(operators);
        this.type = type;
        this.grouping = grouping;
    }

    static Chain of(Schema schema, Query query) {
        return new Chain(schema, query.source(), query.operators(), query.type(), Optional.empty());
    }

    /**
     * The chain with one more operator.
     *
     * @param operator its name
     * @param arguments what stands in its parentheses
     * @param scope the variables that can be seen there
     * @param foreigners what can run an arrow function that is the only argument of a {@code where}; elsewhere they are not asked
     * @throws RingsideException with everything that is wrong with it
     */
    public Chain call(String operator, CallText arguments, Scope scope, Foreigners foreigners) {
        Problems problems = Problems.in(arguments);
        Reading reading = new Reading(schema, SourceText.of(arguments), problems, scope);
        Optional<Chain> longer = new ChainBinder(reading).call(this, operator, arguments, foreigners);
        problems.throwIfAny();
        return longer.orElseThrow();
    }

    /** What ends the sequence that the chain is: {@link #call} with {@code until}. */
    public Chain until(CallText arguments, Scope scope) {
        return call(ChainOperator.UNTIL.word(), arguments, scope, Foreigners.NONE);
    }

    /** The type of what flows now: what expressions of the next operator are about. */
    public StreamType type() {
        return type;
    }

    /** Whether {@link #query} can be had: false behind a {@code groupBy} or {@code window} until something is computed. */
    public boolean isComplete() {
        return grouping.isEmpty();
    }

    /**
     * The query as far as it is written.
     *
     * @throws RingsideException if nothing is computed yet of what was grouped
     */
    public Query query() {
        grouping.ifPresent(open -> {
            throw new RingsideException(open.lacking());
        });
        return new Query(source, operators);
    }

    Source source() {
        return source;
    }

    int length() {
        return operators.size();
    }

    /** The fields that are selected of the rows; empty if none are. */
    List<Field> selected() {
        return new Query(source, operators).selected();
    }

    Optional<Grouping> grouping() {
        return grouping;
    }

    Chain with(Operator operator) {
        List<Operator> longer =
                Stream.concat(operators.stream(), Stream.of(operator)).toList();
        return new Chain(schema, source, longer, operator.output(type), Optional.empty());
    }

    Chain with(Grouping open) {
        return new Chain(schema, source, operators, type, Optional.of(open));
    }

    Chain with(Source other) {
        return new Chain(schema, other, operators, type, grouping);
    }
}
