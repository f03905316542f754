package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
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
        Optional<Query> query = node.flatMap(new QueryBinder(schema, source, problems)::bind);
        problems.throwIfAny();
        return query.orElseThrow();
    }

    /**
     * Reads a predicate over the fields of a stream, in any of the four ways: bare fields, an arrow function, a text in quotes, an object.
     * Errors as for {@link #query}.
     */
    public Predicate predicate(String text, String origin, StreamType stream) {
        Problems problems = start(text, origin);
        SourceText source = SourceText.of(text);
        Optional<Node> node = new ChainParser(source, problems).predicate();
        problems.throwIfUnfinished();
        Optional<Predicate> predicate = node.map(new PredicateBinder(new Context(source, stream, problems))::bind);
        problems.throwIfAny();
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
