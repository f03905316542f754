package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.ValueType;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.StreamType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What names mean, and what to say of those that mean nothing. */
final class Names {
    private static final String ANCESTORS = "ancestors";

    private final Context context;
    private final Optional<String> parameter;

    Names(Context context, Optional<String> parameter) {
        this.context = context;
        this.parameter = parameter;
    }

    /** A bare name. */
    Operand resolve(String name, Span span) {
        if (parameter.equals(Optional.of(name))) {
            return new Operand.TheEvent(name, span);
        }
        return switch (name) {
            case "true" -> new Operand.Verdict(Predicate.Constant.TRUE, span);
            case "false" -> new Operand.Verdict(Predicate.Constant.FALSE, span);
            case "null", "undefined" -> new Operand.Nothing(span);
            case "NaN" -> new Operand.Value(new Expr.NumberLiteral(Double.NaN), span);
            case "Infinity" -> new Operand.Value(new Expr.NumberLiteral(Double.POSITIVE_INFINITY), span);
            default ->
                context.stream().find(name).isPresent()
                        ? field(name, span)
                        : unknownField(context, name, span, "a text stands in quotes: \"" + name + "\"");
        };
    }

    /** A name that must be a field's. */
    Operand field(String name, Span span) {
        Optional<Field> found = context.stream().find(name);
        if (found.isEmpty()) {
            return unknownField(context, name, span);
        }
        Field field = found.get();
        return switch (field.type()) {
            case BOOL -> new Operand.Verdict(new Predicate.BoolField(field), span);
            case PROCESSES -> ancestors(span);
            case NAME, PATH, TEXT, HASH, ENUM, NUMBER, INT, PORT, TIME, DURATION, IP, LIST, EVENTS ->
                new Operand.Value(new Expr.FieldRef(field), span);
        };
    }

    /** Reports a name that is no field's. The hints are for the case that no field's name is near it. */
    static Operand unknownField(Context context, String name, Span span, String... otherwise) {
        if (context.problems().areFull()) {
            return new Operand.Broken(span);
        }
        List<String> nearest = Nearest.to(name, names(context.stream()));
        List<String> hints = new ArrayList<>();
        if (nearest.isEmpty()) {
            hints.addAll(List.of(otherwise));
            hints.add("ringside streams " + context.stream().name() + " lists the fields");
        } else {
            hints.add(Nearest.question(nearest));
        }
        return context.report(
                Code.UNKNOWN_FIELD,
                span,
                context.stream().name() + " has no field " + context.problems().snippet(span),
                hints.toArray(String[]::new));
    }

    /** The names of a stream's fields, their own before their other ones. */
    private static List<String> names(StreamType stream) {
        Stream<String> own = stream.fields().stream()
                .filter(field -> field.type() != FieldType.PROCESSES)
                .map(Field::name);
        Stream<String> others = stream.fields().stream().flatMap(field -> field.aliases().stream());
        return Stream.concat(own, others).toList();
    }

    /** Whether it is the field that asks about the process tree. */
    static boolean isAncestors(Node node) {
        return switch (node) {
            case Node.Name name -> name.name().equals(ANCESTORS);
            case Node.Member member -> member.name().equals(ANCESTORS) && member.object() instanceof Node.Name;
            default -> false;
        };
    }

    Operand ancestors(Span span) {
        return context.report(
                Code.UNKNOWN_OPERATOR,
                span,
                "questions about the process tree are not available in this version",
                "ask about the parent: parent, parentImage or parentCmdline");
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
                    : unknownField(context, member.name(), member.nameSpan());
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
        if (name.name().equals("ancestor")) {
            return ancestors(name.span());
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
