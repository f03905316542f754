package dev.ringside.dsl.syntax;

import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import java.util.stream.Stream;

/**
 * A query that is being written, operator by operator, as scripts do: what a query as a text is read to, too. Immutable. {@link
 * QueryParser#chain} begins one.
 */
public final class Chain {
    private final Schema schema;
    private final Source source;
    private final List<Operator> operators;

    Chain(Schema schema, Source source, List<Operator> operators) {
        this.schema = schema;
        this.source = source;
        this.operators = List.copyOf(operators);
    }

    /**
     * The chain with one more operator.
     *
     * @param operator its name
     * @param arguments what stands in its parentheses
     * @param scope the variables that can be seen there
     * @param foreigners what can run an arrow function that is the only argument of a {@code where}; elsewhere they are not asked
     * @throws dev.ringside.dsl.diagnostic.RingsideException with everything that is wrong with it
     */
    public Chain call(String operator, CallText arguments, Scope scope, Foreigners foreigners) {
        Problems problems = Problems.in(arguments);
        Reading reading = new Reading(schema, SourceText.of(arguments), problems, scope);
        Chain longer = new ChainBinder(reading).call(this, operator, arguments, foreigners);
        problems.throwIfAny();
        return longer;
    }

    /** The type of what flows now: what expressions of the next operator are about. */
    public StreamType type() {
        return query().type();
    }

    /** The query as far as it is written. */
    public Query query() {
        return new Query(source, operators);
    }

    Chain with(Operator operator) {
        return new Chain(
                schema,
                source,
                Stream.concat(operators.stream(), Stream.of(operator)).toList());
    }
}
