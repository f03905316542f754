package dev.ringside.dsl.syntax;

import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.query.Step;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import java.util.Optional;

/** Finds out from the brackets around a place in a text what can stand there: goes from the outermost to the innermost. */
final class Surroundings {
    private final Cursor cursor;
    private final List<Token> before;
    private final Schema schema;

    private Surroundings(Cursor cursor, Schema schema) {
        this.cursor = cursor;
        this.before = cursor.before();
        this.schema = schema;
    }

    /** What can stand at a place. */
    sealed interface Place {}

    /**
     * A query: it begins here or goes on.
     *
     * @param earlier the steps that come before it in the same sequence; empty if it is no step
     */
    record AQuery(Optional<List<Step>> earlier) implements Place {}

    /** The steps of a sequence, or its options. */
    record Steps(int bracket) implements Place {}

    /** What an operator gets, about rows of a type. */
    record Arguments(ChainOperator operator, int bracket, StreamType type) implements Place {}

    /** Options in an object. */
    record AnOption(List<String> names, int bracket, StreamType type, Optional<StreamType> joined) implements Place {}

    /** Nothing that is known. */
    record Anything() implements Place {}

    static Place of(Cursor cursor, Schema schema) {
        Surroundings surroundings = new Surroundings(cursor, schema);
        Place place = new AQuery(Optional.empty());
        for (int bracket : cursor.brackets()) {
            place = surroundings.inside(place, bracket);
        }
        return place instanceof Steps steps
                ? surroundings.step(steps, cursor.before().size())
                : place;
    }

    private Place inside(Place outer, int bracket) {
        return switch (outer) {
            case AQuery query -> before.get(bracket).is("(") ? call(query, bracket) : new Anything();
            case Steps steps -> {
                Place step = step(steps, bracket);
                yield step instanceof AQuery query && before.get(bracket).is("(") ? call(query, bracket) : step;
            }
            case Arguments arguments -> inside(arguments, bracket);
            case AnOption option -> option;
            case Anything anything -> anything;
        };
    }

    /** In the parentheses of something that is called where a query stands. */
    private Place call(AQuery query, int bracket) {
        String word = bracket > 0 ? before.get(bracket - 1).text() : "";
        if (bracket < 3 || !before.get(bracket - 2).is(".")) {
            return switch (word) {
                case Vocabulary.SEQUENCE -> new Steps(bracket);
                case Vocabulary.NONE -> query;
                case Vocabulary.TIMES -> query;
                default -> new Anything();
            };
        }
        Optional<ChainOperator> operator = ChainOperator.find(word);
        Optional<Chain> chain = chain(bracket - 3);
        if (operator.isEmpty() || chain.isEmpty()) {
            return new Anything();
        }
        StreamType type = chain.get().type();
        return operator.get() == ChainOperator.UNTIL && chain.get().source() instanceof Source.Sequence sequence
                ? new AQuery(Optional.of(sequence.steps()))
                : new Arguments(
                        operator.get(),
                        bracket,
                        query.earlier()
                                .filter(earlier -> !type.isDerived())
                                .map(earlier -> Source.Sequence.scope(type, earlier))
                                .orElse(type));
    }

    private Place inside(Arguments arguments, int bracket) {
        if (arguments.operator() == ChainOperator.JOIN) {
            return join(arguments, bracket);
        }
        if (before.get(bracket).is("{")) {
            switch (arguments.operator()) {
                case DISTINCT -> {
                    return new AnOption(List.of(Options.WITHIN), bracket, arguments.type(), Optional.empty());
                }
                case WINDOW -> {
                    return new AnOption(
                            List.of(Options.SESSION, Options.LATENESS), bracket, arguments.type(), Optional.empty());
                }
                default -> {}
            }
        }
        boolean some = bracket > 2
                && before.get(bracket).is("(")
                && before.get(bracket - 1).isName(Method.SOME)
                && before.get(bracket - 2).is(".");
        return some ? new Arguments(ChainOperator.WHERE, bracket, Schema.process()) : arguments;
    }

    private Place join(Arguments join, int bracket) {
        if (cursor.commas(join.bracket(), bracket).isEmpty()) {
            AQuery other = new AQuery(Optional.empty());
            return before.get(bracket).is("(") ? call(other, bracket) : new Anything();
        }
        int comma = cursor.commas(join.bracket(), bracket).get(0);
        Optional<StreamType> joined = chain(comma - 1)
                .map(other -> new Operator.Join(other.query(), List.of(), Optional.empty(), 1, 1).output(join.type()));
        List<String> names = List.of(Options.BY, Options.ON, Options.WITHIN, Options.LATENESS);
        return before.get(bracket).is("{") ? new AnOption(names, bracket, join.type(), joined) : new Anything();
    }

    /** Among the steps of a sequence: its options, or a query that sees the steps before it. */
    private Place step(Steps steps, int end) {
        List<Integer> commas = cursor.commas(steps.bracket(), end);
        if (commas.isEmpty()) {
            return end < before.size() && before.get(end).is("{")
                    ? new AnOption(
                            List.of(Options.BY, Options.WITHIN, Options.LATENESS),
                            end,
                            Schema.process(),
                            Optional.empty())
                    : new Anything();
        }
        String written = cursor.text()
                .substring(
                        before.get(steps.bracket()).span().end(),
                        before.get(commas.get(commas.size() - 1)).span().start());
        Reading reading = reading(written);
        List<Node> nodes = new ChainParser(reading.source(), reading.problems())
                .arguments()
                .orElse(List.of());
        return new AQuery(Optional.of(nodes.size() < 2 ? List.of() : Sequences.steps(reading, nodes)));
    }

    /** The chain whose last token stands at that index; empty if there is none that can be read. */
    Optional<Chain> chain(int last) {
        int first = cursor.firstOfOperand(last);
        if (first < 0) {
            return Optional.empty();
        }
        String written = cursor.text()
                .substring(
                        before.get(first).span().start(),
                        before.get(last).span().end());
        Reading reading = reading(written);
        return new ChainParser(reading.source(), reading.problems()).query().flatMap(new ChainBinder(reading)::bind);
    }

    /** The chain that a dot before the cursor goes on with. */
    static Optional<Chain> before(Cursor cursor, Schema schema) {
        return new Surroundings(cursor, schema).chain(cursor.before().size() - 2);
    }

    private Reading reading(String written) {
        return new Reading(schema, SourceText.of(written), new Problems("", written), Scope.NONE);
    }
}
