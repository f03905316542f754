package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import java.util.Optional;

/** What names mean, and what to say of those that mean nothing. */
final class Names {
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
                        .filter(captured -> !isLeftToData(captured))
                        .map(captured -> variables.operand(captured, span))
                        .orElseGet(() -> fieldOrUnknown(name, span));
        };
    }

    /** Whether a variable is no value that could be meant, like {@code Date}, where the data of events may have a field of that name. */
    private boolean isLeftToData(Captured captured) {
        return captured instanceof Captured.Foreign && context.stream().isOpen() && !isInArrow();
    }

    private Operand fieldOrUnknown(String name, Span span) {
        if (!isInArrow() && !Steps.isReference(name)) {
            return find(name).isPresent() ? field(name, span) : unknownName(name, span);
        }
        if (context.stream().find(name).isEmpty()) {
            return unknownName(name, span);
        }
        return context.report(
                Code.UNKNOWN_FIELD,
                span,
                name + " is a field, and in an arrow function a field stands behind the parameter",
                "write " + parameter.orElse("p => p") + "." + name);
    }

    /** Whether a bare name means a variable by JavaScript's rules. */
    boolean isInArrow() {
        return parameter.isPresent() || !context.outer().isEmpty();
    }

    /** Whether a variable of that name would be meant: outside of arrow functions fields come first. */
    boolean isVariablesPlace(String name) {
        return !parameter.equals(Optional.of(name))
                && !context.outer().contains(name)
                && (isInArrow() || context.stream().find(name).isEmpty());
    }

    /** Whether it is what an arrow function calls the event. */
    boolean isParameter(Node node) {
        return node instanceof Node.Name name && parameter.equals(Optional.of(name.name()));
    }

    /** The variables. */
    Variables variables() {
        return variables;
    }

    /** The field of that name, also of the data of events. */
    Optional<Field> find(String name) {
        return context.stream().resolve(name);
    }

    /** A name that must be a field's. */
    Operand field(String name, Span span) {
        Optional<Field> found = find(name);
        if (found.isEmpty()) {
            return Unknowns.field(context, name, span);
        }
        Field field = found.get();
        return field.type() == FieldType.BOOL
                ? new Operand.Verdict(new Predicate.BoolField(field), span)
                : new Operand.Value(new Expr.FieldRef(field), span);
    }

    private Operand unknownName(String name, Span span) {
        if (Steps.isReference(name)) {
            return Unknowns.names(context.stream()).stream().anyMatch(field -> field.startsWith(name + "."))
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
        return Unknowns.field(context, name, span, "a text stands in quotes: \"" + name + "\"");
    }
}
