package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.expr.ValueType;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What to say of names that mean nothing. */
final class Unknowns {
    /** So many can be named in a hint. */
    private static final int FEW = 8;

    private final Context context;
    private final Variables variables;

    Unknowns(Context context, Variables variables) {
        this.context = context;
        this.variables = variables;
    }

    /** Reports a name that is no field's. The hints are for the case that no field's name is near it. */
    static Operand field(Context context, String name, Span span, String... otherwise) {
        if (context.problems().areFull()) {
            return new Operand.Broken(span);
        }
        List<String> nearest = Nearest.to(name, names(context.stream()));
        List<String> hints = new ArrayList<>();
        if (nearest.isEmpty()) {
            hints.addAll(List.of(otherwise));
            hints.add(
                    context.stream().isDerived() || context.stream().equals(Schema.process())
                            ? "the fields are "
                                    + some(context.stream().fields().stream()
                                            .map(Field::name)
                                            .toList())
                            : "ringside streams " + context.stream().name() + " lists the fields");
        } else {
            hints.add(Nearest.question(nearest));
        }
        return context.report(
                Code.UNKNOWN_FIELD,
                span,
                context.scope().equals(Scope.NONE)
                        ? context.stream().name() + " has no field "
                                + context.problems().snippet(span)
                        : context.problems().snippet(span) + " is neither a field of "
                                + context.stream().name() + " nor a variable",
                hints.toArray(String[]::new));
    }

    /** The names of a stream's fields, their own before their other ones. */
    static List<String> names(StreamType stream) {
        return Stream.concat(
                        stream.fields().stream().map(Field::name),
                        stream.fields().stream().flatMap(field -> field.aliases().stream()))
                .toList();
    }

    static String some(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(FEW, names.size()))) + (names.size() > FEW ? ", …" : "");
    }

    /** A name behind a dot that is no method's. */
    Operand noProperty(Operand object, Node.Member member) {
        if (Method.find(member.name()).isPresent()) {
            return context.report(
                    Code.SYNTAX,
                    member.nameSpan(),
                    member.name() + " is a method",
                    "write " + member.name() + Method.find(member.name()).get().arguments());
        }
        return noMethod(object, member);
    }

    Operand noMethod(Operand object, Node.Member member) {
        if (object instanceof Operand.TheEvent event) {
            return context.stream().find(member.name()).isPresent()
                    ? context.report(
                            Code.SYNTAX,
                            member.nameSpan(),
                            member.name() + " is a field, not a method",
                            "write " + event.name() + "." + member.name() + " without parentheses")
                    : field(context, member.name(), member.nameSpan());
        }
        if (object instanceof Operand.Value && member.name().equals(Method.LENGTH)) {
            return context.report(
                    Code.SYNTAX,
                    member.nameSpan(),
                    "only texts and lists have a length, and it is no method",
                    "write cmdline.length without parentheses");
        }
        List<String> words = words(object);
        List<String> nearest = Nearest.to(member.name(), words);
        String all = words.isEmpty() ? "ask about a field of the event" : "it has: " + String.join(", ", words);
        return context.report(
                Method.find(member.name()).isPresent() ? Code.TYPE : Code.UNKNOWN_OPERATOR,
                member.nameSpan(),
                context.problems().snippet(object.span()) + " is " + object.kind() + ", which has no "
                        + context.problems().snippet(member.nameSpan()),
                nearest.isEmpty() ? new String[] {all} : new String[] {Nearest.question(nearest), all});
    }

    private static List<String> words(Operand object) {
        return switch (object) {
            case Operand.Value value -> Method.wordsOn(value.expr().type());
            case Operand.Verdict verdict -> Method.wordsOn(ValueType.BOOL);
            case Operand.Items items -> List.of("includes");
            case Operand.Pattern pattern -> List.of("test");
            case Operand.Nothing nothing -> List.of();
            case Operand.TheEvent event -> List.of();
            case Operand.Broken broken -> List.of();
        };
    }

    /** Something called that is no method of a value. */
    Operand noFunction(Node.Call call) {
        if (!(call.callee() instanceof Node.Name name)) {
            return call.callee() instanceof Node.Broken broken
                    ? new Operand.Broken(broken.span())
                    : context.report(
                            Code.SYNTAX,
                            call.span(),
                            "only methods can be called",
                            "put an operator like && or == before the parenthesis");
        }
        Optional<Captured> variable = variables.find(name);
        if (variable.isPresent()) {
            return context.report(
                    Code.TYPE,
                    name.span(),
                    "a function of a script cannot be called here",
                    "write an arrow function: p => " + name.name() + "(p.pid)");
        }
        Optional<Method> method = Method.find(name.name());
        return context.report(
                Code.UNKNOWN_OPERATOR,
                name.span(),
                "there is no function " + name.name(),
                method.map(found -> "it is a method of a value: image." + found.word() + found.arguments())
                        .orElse("a predicate calls methods of values: image.startsWith(\"/tmp/\")"));
    }
}
