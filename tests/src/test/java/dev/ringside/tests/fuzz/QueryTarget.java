package dev.ringside.tests.fuzz;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.eval.EventPredicate;
import dev.ringside.dsl.eval.Predicates;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.plan.Simplifier;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.dsl.syntax.Completer;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.dsl.testing.RandomEvents;
import dev.ringside.runtime.engine.Pipeline;
import dev.ringside.runtime.engine.operator.Limits;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * A text is read as a query or refused with messages about places in it. What was read prints as a text that reads back equal, its predicates
 * mean the same interpreted, simplified and compiled, and its operators work on any events.
 */
public final class QueryTarget {
    private static final int EVENTS = 8;

    private static final QueryParser PARSER = new QueryParser(Schema.standard());
    private static final Completer COMPLETER = new Completer(Schema.standard());

    private QueryTarget() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        complete(text, text.length());
        complete(text, text.length() / 2);
        Query query;
        try {
            query = PARSER.query(text, "query");
        } catch (RingsideException e) {
            e.diagnostics().forEach(diagnostic -> checkPlace(diagnostic, text));
            return;
        }
        String printed = query.toString();
        Query again = PARSER.query(printed, "query");
        Claim.that(again.equals(query), printed, "reads back as", again);
        for (int i = 0; i < query.operators().size(); i++) {
            if (query.operators().get(i) instanceof Operator.Where where) {
                checkMeaning(where.predicate(), query.types().get(i), text.hashCode());
            }
        }
        boolean joins = query.operators().stream().anyMatch(Operator.Join.class::isInstance);
        if (query.source() instanceof Source.Stream && !joins) {
            run(query, text.hashCode());
        }
    }

    private static void complete(String text, int cursor) {
        Span replaced = COMPLETER.complete(text, cursor).replaced();
        Claim.that(
                replaced.start() <= cursor && cursor <= replaced.end() && replaced.end() <= text.length(),
                replaced,
                "is not around",
                cursor);
    }

    private static void checkPlace(Diagnostic diagnostic, String text) {
        Span span = diagnostic.place().orElseThrow().span();
        Claim.that(span.end() <= text.length(), diagnostic.message(), "is about", span);
    }

    private static void run(Query query, int seed) {
        Predicate first = query.operators().stream()
                .limit(1)
                .filter(Operator.Where.class::isInstance)
                .map(operator -> ((Operator.Where) operator).predicate())
                .findFirst()
                .orElse(Predicate.Constant.TRUE);
        RandomEvents events = new RandomEvents(new SplittableRandom(seed), query.stream(), first);
        Pipeline pipeline = new Pipeline(query.stream(), query.operators(), Limits.DEFAULT, row -> {});
        for (int i = 0; i < EVENTS; i++) {
            pipeline.accept(events.next());
            pipeline.advance(i * 1_000_000_000L);
        }
        pipeline.end();
        Claim.that(pipeline.isOver(), query, "is not over at the end");
    }

    private static void checkMeaning(Predicate predicate, StreamType stream, int seed) {
        EventPredicate interpreted = Predicates.interpret(predicate);
        EventPredicate simplified = Predicates.interpret(Simplifier.simplify(predicate));
        EventPredicate compiled = Predicates.compile(predicate);
        RandomEvents events = new RandomEvents(new SplittableRandom(seed), stream, predicate);
        for (int i = 0; i < EVENTS; i++) {
            Event event = events.next();
            boolean meant = interpreted.test(event);
            Claim.that(simplified.test(event) == meant, predicate, "simplified is not", meant, "on event", i);
            Claim.that(compiled.test(event) == meant, predicate, "compiled is not", meant, "on event", i);
        }
    }
}
