package dev.ringside.dsl.syntax;

import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.query.Step;
import dev.ringside.dsl.schema.Providers;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.dsl.syntax.Completion.Candidate;
import dev.ringside.dsl.syntax.Completion.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Proposes how to go on in a query that is being written: streams, operators behind a dot, fields inside parentheses, methods behind a
 * value, options in an object, and the words that a field may hold. Looks only at what stands before the cursor, which may be unfinished or wrong.
 * Safe to use from any thread.
 */
public final class Completer {
    private final Schema schema;
    private final DataProposals data;

    public Completer(Schema schema) {
        this(schema, Providers.NONE);
    }

    /** @param providers who is proposed for {@code etw("…")}, and what of their events' data */
    public Completer(Schema schema, Providers providers) {
        this.schema = schema;
        this.data = new DataProposals(providers);
    }

    /**
     * What could stand at the cursor.
     *
     * @param cursor a place in the text, in UTF-16 units
     */
    public Completion complete(String text, int cursor) {
        Cursor at = Cursor.in(text, cursor);
        if (DataProposals.isProviderPlace(at)) {
            return completion(at, data.providers(at));
        }
        return switch (Surroundings.of(at, schema)) {
            case Surroundings.AQuery query -> completion(at, query(at, query.earlier()));
            case Surroundings.Arguments arguments -> arguments(at, arguments);
            case Surroundings.AnOption option -> completion(at, option(at, option));
            case Surroundings.Steps steps -> completion(at, Stream.of());
            case Surroundings.Anything anything -> completion(at, Stream.of());
        };
    }

    private static Completion completion(Cursor at, Stream<Candidate> candidates) {
        return new Completion(
                at.word(),
                at.isInComment()
                        ? List.of()
                        : candidates
                                .filter(candidate -> at.begins(candidate.name()))
                                .toList());
    }

    private Stream<Candidate> query(Cursor at, Optional<List<Step>> earlier) {
        if (at.isQuoted()) {
            return Stream.of();
        }
        if (at.follows(".")) {
            return behindDot(at, earlier.isPresent());
        }
        if (!at.isOperandPlace()) {
            return Stream.of();
        }
        Stream<Candidate> streams = schema.streams().stream()
                .map(stream -> new Candidate(Kind.STREAM, stream.name(), stream.name(), stream.description()));
        return Stream.concat(
                streams,
                Stream.of(OperatorHelp.Kind.SOURCE, OperatorHelp.Kind.STEP)
                        .filter(kind -> (kind == OperatorHelp.Kind.STEP) == earlier.isPresent())
                        .flatMap(OperatorHelp::of)
                        .map(help -> Proposals.operator(help, at)));
    }

    private Stream<Candidate> behindDot(Cursor at, boolean isStep) {
        Optional<Chain> chain = Surroundings.before(at, schema);
        boolean opened = chain.isEmpty() && at.isBehindCallOf(Vocabulary.OPEN);
        if (opened) {
            return schema.streams().stream()
                    .map(stream -> new Candidate(Kind.STREAM, stream.name(), stream.name(), stream.description()));
        }
        return Stream.of(ChainOperator.values())
                .filter(operator -> isStep
                        ? operator == ChainOperator.WHERE
                        : chain.map(before -> goesOn(before, operator)).orElse(true))
                .map(operator -> Proposals.operator(OperatorHelp.of(operator), at));
    }

    private static boolean goesOn(Chain chain, ChainOperator operator) {
        if (chain.grouping().isPresent()) {
            return switch (operator) {
                case GROUP_BY -> chain.grouping().flatMap(Grouping::keys).isEmpty();
                case WINDOW -> chain.grouping().flatMap(Grouping::window).isEmpty();
                case AGGREGATE -> true;
                default -> operator.isAggregate();
            };
        }
        if (operator == ChainOperator.NOW) {
            return chain.length() == 0
                    && chain.source() instanceof Source.Stream stream
                    && !stream.type().isOpen();
        }
        return operator != ChainOperator.UNTIL
                || (chain.length() == 0
                        && chain.source() instanceof Source.Sequence sequence
                        && sequence.until().isEmpty());
    }

    private Completion arguments(Cursor at, Surroundings.Arguments arguments) {
        ChainOperator operator = arguments.operator();
        // In an expression that stands in quotes it goes on as in one that does not.
        Cursor inside = at.isQuoted() && at.isArgumentOf(arguments.bracket()) ? at.inQuotes() : at;
        StreamType type = arguments.type();
        return switch (operator) {
            case WHERE -> completion(inside, expression(inside, type));
            case SELECT ->
                completion(
                        inside,
                        inside.follows(".") || inside.isOperandPlace()
                                ? Stream.concat(Proposals.fieldsHere(inside, type), data.fields(inside, type))
                                : Stream.of());
            case SORT ->
                completion(
                        inside,
                        Stream.concat(
                                expression(inside, type),
                                inside.isArgumentOf(arguments.bracket()) ? Proposals.orders(inside) : Stream.of()));
            case MAP, DISTINCT, TOP, GROUP_BY, SUM, AVG, MIN, MAX, PERCENTILE, HIST, SUPPRESS ->
                completion(inside, expression(inside, type));
            case AGGREGATE ->
                completion(
                        at,
                        at.isDirectlyIn("{")
                                ? at.follows(":") ? Proposals.aggregates(at) : Stream.of()
                                : expression(at, type));
            case JOIN ->
                completion(
                        at,
                        at.commas(arguments.bracket(), at.before().size()).isEmpty()
                                ? query(at, Optional.empty())
                                : Stream.of());
            case NOW, TAKE, SKIP, FOR, WINDOW, COUNT, RATE, UNTIL, LIMIT_RATE, SAMPLE -> completion(at, Stream.of());
        };
    }

    private Stream<Candidate> expression(Cursor at, StreamType type) {
        return Stream.concat(Proposals.expression(at, type), data.fields(at, type));
    }

    private static Stream<Candidate> option(Cursor at, Surroundings.AnOption option) {
        if (at.isDirectlyIn("{") && (at.follows("{") || at.follows(","))) {
            return option.names().stream()
                    .map(name -> new Candidate(Kind.WORD, name, name + ": ", Options.description(name)));
        }
        String name = at.propertyIn(option.bracket());
        if (name.equals(Options.ON)) {
            return option.joined().stream().flatMap(type -> Proposals.expression(at, type));
        }
        return name.equals(Options.BY) && (at.isQuoted() || at.isOperandPlace())
                ? Proposals.keys(at, option.type())
                : Stream.of();
    }
}
