package dev.ringside.dsl.syntax;

import dev.ringside.dsl.expr.ValueType;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.dsl.syntax.Completion.Candidate;
import dev.ringside.dsl.syntax.Completion.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Proposes how to go on in a query that is being written: streams, operators behind a dot, fields inside parentheses, methods behind a
 * value, and the words that a field may hold. Looks only at what stands before the cursor, which may be unfinished or wrong. Safe to use from
 * any thread.
 */
public final class Completer {
    private final Schema schema;

    public Completer(Schema schema) {
        this.schema = schema;
    }

    /**
     * What could stand at the cursor.
     *
     * @param cursor a place in the text, in UTF-16 units
     */
    public Completion complete(String text, int cursor) {
        Cursor at = Cursor.in(text, cursor);
        Optional<StreamType> stream =
                schema.find(at.before().isEmpty() ? "" : at.before().getFirst().text());
        Optional<String> operator = at.operator();
        boolean inPredicate = stream.isPresent() && operator.equals(Optional.of(ChainOperator.WHERE.word()));
        if (inPredicate) {
            // In a predicate that stands in quotes it goes on as in one that does not.
            Cursor inside = at.isQuoted() && at.isWholeArgument() ? at.inQuotes() : at;
            return completion(inside, predicate(inside, stream.get()));
        }
        if (at.isQuoted()) {
            return completion(at, Stream.of());
        }
        if (at.before().isEmpty()) {
            return completion(at, streams());
        }
        if (operator.isEmpty()) {
            return completion(at, at.follows(".") && at.bracket().isEmpty() ? operators(at) : Stream.of());
        }
        boolean selects = stream.isPresent() && operator.get().equals(ChainOperator.SELECT.word());
        return completion(at, selects && at.isOperandPlace() ? fields(stream.get(), at, "") : Stream.of());
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

    private Stream<Candidate> streams() {
        return schema.streams().stream()
                .map(stream -> new Candidate(Kind.STREAM, stream.name(), stream.name(), stream.description()));
    }

    private static Stream<Candidate> operators(Cursor at) {
        return Stream.of(ChainOperator.values())
                .map(operator -> new Candidate(
                        Kind.OPERATOR, operator.word(), at.opened(operator.word()), operator.description()));
    }

    private static Stream<Candidate> predicate(Cursor at, StreamType stream) {
        Neighbours neighbours = new Neighbours(at, stream);
        if (at.isQuoted()) {
            return words(at, neighbours.comparedField());
        }
        if (at.follows(".")) {
            return neighbours.receiver().stream().flatMap(receiver -> members(receiver, at, stream));
        }
        if (at.isDirectlyIn("{") && (at.follows("{") || at.follows(","))) {
            return fields(stream, at, ": ");
        }
        return at.isOperandPlace()
                ? Stream.concat(words(at, neighbours.comparedField()), fields(stream, at, ""))
                : Stream.of();
    }

    private static Stream<Candidate> members(Operand receiver, Cursor at, StreamType stream) {
        return switch (receiver) {
            case Operand.TheEvent event -> fields(stream, at, "");
            case Operand.Value value -> methods(value.expr().type(), at);
            case Operand.Verdict verdict -> methods(ValueType.BOOL, at);
            case Operand.Items items -> method("includes", "(", "has that value in it", at);
            case Operand.Pattern pattern -> method("test", "(", "finds something in a text", at);
            case Operand.Nothing nothing -> Stream.of();
            case Operand.Broken broken -> Stream.of();
        };
    }

    private static Stream<Candidate> methods(ValueType type, Cursor at) {
        Stream<Candidate> methods = Stream.of(Method.values())
                .filter(method -> method.isOn(type))
                .flatMap(method -> method(method.word(), method.arguments(), method.description(), at));
        return Method.haveLength(type)
                ? Stream.concat(methods, method(Method.LENGTH, "", "how long it is", at))
                : methods;
    }

    private static Stream<Candidate> method(String word, String arguments, String description, Cursor at) {
        String insert = arguments.isEmpty() ? word : arguments.equals("()") ? at.called(word) : at.opened(word);
        return Stream.of(new Candidate(Kind.METHOD, word, insert, description));
    }

    /** The fields by their own names; who begins with a capital asks for Sysmon's first. */
    private static Stream<Candidate> fields(StreamType stream, Cursor at, String suffix) {
        Stream<Candidate> own = stream.fields().stream()
                .filter(field -> field.type() != FieldType.PROCESSES)
                .map(field -> Candidate.field(field, field.name(), field.name() + suffix));
        if (!at.hasCapital()) {
            return own;
        }
        Stream<Candidate> others = stream.fields().stream()
                .flatMap(field -> field.aliases().stream().map(alias -> Candidate.field(field, alias, alias + suffix)));
        return Stream.concat(others, own);
    }

    private static Stream<Candidate> words(Cursor at, Optional<Field> field) {
        return field.stream()
                .flatMap(found -> found.values().stream()
                        .map(word -> new Candidate(Kind.WORD, word, at.quoted(word), found.description())));
    }
}
