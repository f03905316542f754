package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import java.util.Optional;

/**
 * Reads queries and predicates: expressions of JavaScript over the fields of a stream. Safe to use from any thread.
 *
 * <p>A text in quotes is read as what it is compared with. Against a time it is an instant by ISO 8601 ({@link
 * dev.ringside.dsl.expr.TimeText}), against a duration a length of time like {@code "1h30m"} ({@link dev.ringside.dsl.expr.DurationText}),
 * against an address an address, and against a number a number, perhaps with a power of 1024 behind it: {@code "10M"}. Bare numbers have no
 * unit.
 *
 * <p>What is read has at most 100 levels, so that whatever walks it may recurse, and is at most a mebibyte of text.
 */
public final class QueryParser {
    /** Longer texts are not written by people, and what a rule set needs is many predicates, not a long one. */
    private static final int LONGEST = 1 << 20;

    private final Schema schema;

    public QueryParser(Schema schema) {
        this.schema = schema;
    }

    /**
     * Reads a query.
     *
     * @param origin what the text is, for messages: {@code query}, or a file's name
     * @throws dev.ringside.dsl.diagnostic.UnfinishedException if the text ends too early
     * @throws dev.ringside.dsl.diagnostic.RingsideException with everything that is wrong with it
     */
    public Query query(String text, String origin) {
        Problems problems = start(text, origin);
        SourceText source = SourceText.of(text);
        Optional<QueryNode> node = new ChainParser(source, problems).query();
        problems.throwIfUnfinished();
        Optional<Chain> chain = node.flatMap(new ChainBinder(new Reading(schema, source, problems, Scope.NONE))::bind);
        problems.throwIfAny();
        return chain.orElseThrow().query();
    }

    /** The beginning of a query, for operators to be added to. */
    public Chain chain(Source source) {
        return chain(new Query(source, List.of()));
    }

    /** A query, for operators to be added to. */
    public Chain chain(Query query) {
        return Chain.of(schema, query);
    }

    /**
     * The beginning of a query that is a sequence, which {@code until} may follow. Errors as for {@link #query}, but never that the text ends too
     * early.
     *
     * @param arguments the options and steps
     */
    public Chain sequence(CallText arguments, Scope scope) {
        Problems problems = Problems.in(arguments);
        Reading reading = new Reading(schema, SourceText.of(arguments), problems, scope);
        Optional<Chain> chain = new ChainBinder(reading).sequence(arguments);
        problems.throwIfAny();
        return chain.orElseThrow();
    }

    /**
     * Reads a predicate over the fields of a stream, in any of the four ways: bare fields, an arrow function, a text in quotes, an object.
     * Errors as for {@link #query}.
     */
    public Predicate predicate(String text, String origin, StreamType stream) {
        SourceText source = SourceText.of(text);
        Problems problems = start(text, origin);
        return predicate(
                new ChainParser(source, problems).predicate(), new Context(source, stream, problems, Scope.NONE));
    }

    /**
     * Reads a predicate that stands in a larger text, where there may be variables. Errors as for {@link #query}, but never that the text ends
     * too early.
     *
     * @param foreigners what can run the predicate if it is an arrow function
     */
    public Predicate predicate(CallText call, StreamType stream, Scope scope, Foreigners foreigners) {
        Problems problems = Problems.in(call);
        SourceText source = SourceText.of(call);
        Context context = new Context(source, stream, problems, scope);
        if (!foreigners.areThere()) {
            return predicate(new ChainParser(source, problems).argument(), context);
        }
        Predicate predicate = new ArrowReader(context, call, foreigners).read();
        problems.throwIfAny();
        return predicate;
    }

    private static Predicate predicate(Optional<Node> node, Context context) {
        context.problems().throwIfUnfinished();
        Optional<Predicate> predicate = node.map(new PredicateBinder(context)::bind);
        context.problems().throwIfAny();
        return predicate.orElseThrow();
    }

    private static Problems start(String text, String origin) {
        Problems problems = new Problems(origin, text);
        if (text.length() > LONGEST) {
            problems.report(
                    Code.SYNTAX,
                    new Span(LONGEST, LONGEST),
                    "the text is longer than " + LONGEST + " characters",
                    "divide it into several queries");
            problems.throwIfAny();
        }
        return problems;
    }
}
