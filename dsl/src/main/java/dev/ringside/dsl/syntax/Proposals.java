package dev.ringside.dsl.syntax;

import dev.ringside.dsl.expr.ValueType;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.dsl.syntax.Completion.Candidate;
import dev.ringside.dsl.syntax.Completion.Kind;
import java.util.Optional;
import java.util.stream.Stream;

/** Candidates for the parts of expressions. */
final class Proposals {
    private Proposals() {}

    static Candidate operator(OperatorHelp help, Cursor at) {
        return new Candidate(Kind.OPERATOR, help.word(), at.opened(help.word()), help.description());
    }

    /** What can stand in an expression about rows of that type. */
    static Stream<Candidate> expression(Cursor at, StreamType type) {
        Neighbours neighbours = new Neighbours(at, type);
        if (at.isQuoted()) {
            return words(at, neighbours.comparedField());
        }
        if (at.follows(".")) {
            return at.path().isPresent() && isPrefix(at.path().get(), type)
                    ? fieldsHere(at, type)
                    : neighbours.receiver().stream().flatMap(receiver -> members(receiver, at, type));
        }
        if (at.isDirectlyIn("{") && (at.follows("{") || at.follows(","))) {
            return fields(type, at, "", ": ");
        }
        return at.isOperandPlace()
                ? Stream.concat(words(at, neighbours.comparedField()), fields(type, at, "", ""))
                : Stream.of();
    }

    private static boolean isPrefix(String path, StreamType type) {
        return type.fields().stream().anyMatch(field -> field.name().startsWith(path + "."));
    }

    private static Stream<Candidate> members(Operand receiver, Cursor at, StreamType type) {
        return switch (receiver) {
            case Operand.TheEvent event -> fields(type, at, "", "");
            case Operand.Value value -> methods(value.expr().type(), at);
            case Operand.Verdict verdict -> methods(ValueType.BOOL, at);
            case Operand.Items items -> method("includes", "(", "has that value in it", at);
            case Operand.Pattern pattern -> method("test", "(", "finds something in a text", at);
            case Operand.Nothing nothing -> Stream.of();
            case Operand.Broken broken -> Stream.of();
        };
    }

    private static Stream<Candidate> methods(ValueType type, Cursor at) {
        Stream<Candidate> some = type == ValueType.PROCESSES
                ? method(Method.SOME, "(", "has one in it that the condition accepts", at)
                : Stream.of();
        Stream<Candidate> methods = Stream.of(Method.values())
                .filter(method -> method.isOn(type))
                .flatMap(method -> method(method.word(), method.arguments(), method.description(), at));
        Stream<Candidate> length =
                Method.haveLength(type) ? method(Method.LENGTH, "", "how long it is", at) : Stream.of();
        return Stream.of(some, methods, length).flatMap(candidates -> candidates);
    }

    private static Stream<Candidate> method(String word, String arguments, String description, Cursor at) {
        String insert = arguments.isEmpty() ? word : arguments.equals("()") ? at.called(word) : at.opened(word);
        return Stream.of(new Candidate(Kind.METHOD, word, insert, description));
    }

    /** The fields that can stand here; behind the beginning of a name with dots what goes on from there. */
    static Stream<Candidate> fieldsHere(Cursor at, StreamType type) {
        return fields(
                type, at, at.follows(".") ? at.path().map(path -> path + ".").orElse("") : "", "");
    }

    /** The fields by their own names; who begins with a capital asks for Sysmon's first. */
    private static Stream<Candidate> fields(StreamType type, Cursor at, String prefix, String suffix) {
        Stream<Candidate> own = type.fields().stream()
                .filter(field -> field.name().startsWith(prefix))
                .map(field -> field(field, field.name().substring(prefix.length()), suffix));
        if (!at.hasCapital() || !prefix.isEmpty()) {
            return own;
        }
        Stream<Candidate> others = type.fields().stream()
                .flatMap(field -> field.aliases().stream().map(alias -> field(field, alias, suffix)));
        return Stream.concat(others, own);
    }

    private static Candidate field(Field field, String name, String suffix) {
        return Candidate.field(field, name, name + suffix);
    }

    /** Fields that things can be told apart by, as names in quotes. */
    static Stream<Candidate> keys(Cursor at, StreamType type) {
        return type.fields().stream()
                .filter(field -> Values.Use.KEY.takes(ValueType.of(field.type())))
                .map(field -> Candidate.field(field, field.name(), at.quoted(field.name())));
    }

    static Stream<Candidate> aggregates(Cursor at) {
        return ChainOperator.aggregates().stream()
                .flatMap(word -> ChainOperator.find(word).stream())
                .map(operator -> operator(OperatorHelp.of(operator), at));
    }

    static Stream<Candidate> orders(Cursor at) {
        return OperatorHelp.of(OperatorHelp.Kind.ORDER).map(help -> operator(help, at));
    }

    private static Stream<Candidate> words(Cursor at, Optional<Field> field) {
        return field.stream()
                .flatMap(found -> found.values().stream()
                        .map(word -> new Candidate(Kind.WORD, word, at.quoted(word), found.description())));
    }
}
