package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.ValueType;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What names mean, and what to say of those that mean nothing. */
final class Names {
    /** So many can be named in a hint. */
    private static final int FEW = 8;

    private final Context context;
    private final Optional<String> parameter;
    private final Variables variables;

    Names(Context context, Optional<String> parameter) {
        this.context = context;
        this.parameter = parameter;
        this.variables = new Variables(context, this);
    }

    /** A bare name. */
    Operand resolve(Node.Name node) {
        String name = node.name();
        Span span = node.span();
        if (parameter.equals(Optional.of(name))) {
            return new Operand.TheEvent(name, span);
        }
        if (context.outer().contains(name)) {
            return context.report(
                    Code.TYPE,
                    span,
                    name + " is the event outside, which cannot be asked about here",
                    "compare what is asked about with values only");
        }
        return switch (name) {
            case "true" -> new Operand.Verdict(Predicate.Constant.TRUE, span);
            case "false" -> new Operand.Verdict(Predicate.Constant.FALSE, span);
            case "null", "undefined" -> new Operand.Nothing(span);
            case "NaN" -> new Operand.Value(new Expr.NumberLiteral(Double.NaN), span);
            case "Infinity" -> new Operand.Value(new Expr.NumberLiteral(Double.POSITIVE_INFINITY), span);
            default ->
                variables
                        .find(node)
                        .map(captured -> variables.operand(captured, span))
                        .orElseGet(() -> fieldOrUnknown(name, span));
        };
    }

    private Operand fieldOrUnknown(String name, Span span) {
        if (context.stream().find(name).isEmpty()) {
            return unknownName(name, span);
        }
        if (!isInArrow()) {
            return field(name, span);
        }
        return context.report(
                Code.UNKNOWN_FIELD,
                span,
                name + " is a field, and in an arrow function a field stands behind the parameter",
                "write " + parameter.orElse("p => p") + "." + name);
    }

    /** Whether a bare name means a variable by JavaScript's rules. */
    private boolean isInArrow() {
        return parameter.isPresent() || !context.outer().isEmpty();
    }

    /** Whether a variable of that name would be meant: outside of arrow functions fields come first. */
    boolean isVariablesPlace(String name) {
        return !parameter.equals(Optional.of(name))
                && !context.outer().contains(name)
                && (isInArrow() || context.stream().find(name).isEmpty());
    }

    /** The variables. */
    Variables variables() {
        return variables;
    }

    /**
     * The field whose name has dots in it, like {@code $1.pid}; empty if that is not what it looks like. One that its kind of event does not have
     * is reported.
     */
    Optional<Operand> dotted(Node.Member member) {
        Optional<String> path = path(member);
        if (path.isEmpty() || path.get().indexOf('.') < 0) {
            return Optional.empty();
        }
        if (context.stream().find(path.get()).isPresent()) {
            return Optional.of(field(path.get(), member.span()));
        }
        String prefix = path.get().substring(0, path.get().lastIndexOf('.') + 1);
        List<String> parts = names(context.stream()).stream()
                .filter(name -> name.startsWith(prefix))
                .toList();
        if (parts.isEmpty()) {
            return misspelt(path.get(), prefix.substring(0, prefix.length() - 1), member);
        }
        List<String> nearest = Nearest.to(path.get(), parts);
        return Optional.of(context.report(
                Code.UNKNOWN_FIELD,
                member.nameSpan(),
                prefix.substring(0, prefix.length() - 1) + " has no field "
                        + context.problems().snippet(member.nameSpan()),
                nearest.isEmpty() ? "it has: " + some(parts) : Nearest.question(nearest)));
    }

    /** What to say of a path that leads nowhere; empty if it does not look like one. */
    private Optional<Operand> misspelt(String path, String prefix, Node.Member member) {
        if (Steps.isReference(prefix)) {
            return Optional.of(Steps.noSuchStep(context, member.object().span()));
        }
        boolean known = context.stream().find(prefix).isPresent()
                || variables.find(member.object()).isPresent();
        List<String> dotted = names(context.stream()).stream()
                .filter(name -> name.indexOf('.') > 0)
                .toList();
        List<String> nearest = known ? List.of() : Nearest.to(path, dotted);
        return nearest.isEmpty()
                ? Optional.empty()
                : Optional.of(context.report(
                        Code.UNKNOWN_FIELD,
                        member.span(),
                        context.stream().name() + " has no field "
                                + context.problems().snippet(member.span()),
                        Nearest.question(nearest)));
    }

    private static String some(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(FEW, names.size()))) + (names.size() > FEW ? ", …" : "");
    }

    /** The names with dots between them, without the parameter before them; empty if it is anything else. */
    private Optional<String> path(Node node) {
        return switch (node) {
            case Node.Name name -> isInArrow() ? Optional.empty() : Optional.of(name.name());
            case Node.Member member ->
                isParameter(member.object())
                        ? Optional.of(member.name())
                        : path(member.object()).map(before -> before + "." + member.name());
            default -> Optional.empty();
        };
    }

    private boolean isParameter(Node node) {
        return node instanceof Node.Name name && parameter.equals(Optional.of(name.name()));
    }

    /** A name that must be a field's. */
    Operand field(String name, Span span) {
        Optional<Field> found = context.stream().find(name);
        if (found.isEmpty()) {
            return unknownField(context, name, span);
        }
        Field field = found.get();
        return field.type() == FieldType.BOOL
                ? new Operand.Verdict(new Predicate.BoolField(field), span)
                : new Operand.Value(new Expr.FieldRef(field), span);
    }

    private Operand unknownName(String name, Span span) {
        if (Steps.isReference(name)) {
            return names(context.stream()).stream().anyMatch(field -> field.startsWith(name + "."))
                    ? context.report(
                            Code.TYPE, span, name + " is a whole event", "name one of its fields: " + name + ".pid")
                    : Steps.noSuchStep(context, span);
        }
        if (isInArrow()) {
            return context.report(
                    Code.UNKNOWN_FIELD,
                    span,
                    "there is no variable " + context.problems().snippet(span),
                    "a text stands in quotes: \"" + name + "\"");
        }
        return unknownField(context, name, span, "a text stands in quotes: \"" + name + "\"");
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
