package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.Schema;
import java.util.List;
import java.util.Optional;

/** Questions about the processes above one: {@code ancestors.some(name == "sshd")}, and in short {@code ancestor("sshd")}. */
final class Ancestors {
    private static final String FIELD = "ancestors";
    private static final String SHORT = "ancestor";
    private static final String USAGE = "write ancestors.some(name == \"sshd\")";
    private static final String SHORT_USAGE = "write ancestor(\"sshd\") or ancestor([\"sshd\", \"login\"])";

    private final Context context;
    private final Optional<String> parameter;

    Ancestors(Context context, Optional<String> parameter) {
        this.context = context;
        this.parameter = parameter;
    }

    /** {@code processes.some(condition)}. */
    Operand some(Field processes, Node.Call call) {
        if (call.arguments().size() != 1) {
            return context.report(
                    Code.SYNTAX,
                    call.span(),
                    call.arguments().isEmpty()
                            ? "some lacks what stands in its parentheses"
                            : "some takes one condition in its parentheses",
                    USAGE);
        }
        Context inside = context.inside(parameter, Schema.process());
        Predicate term = new PredicateBinder(inside).bind(call.arguments().get(0));
        return new Operand.Verdict(new Predicate.Some(processes, term), call.span());
    }

    /** Whether it is the short form. */
    boolean isAskedBy(Node.Call call) {
        return switch (call.callee()) {
            case Node.Name name -> name.name().equals(SHORT) && parameter.isEmpty();
            case Node.Member member ->
                member.name().equals(SHORT)
                        && member.object() instanceof Node.Name object
                        && parameter.equals(Optional.of(object.name()));
            default -> false;
        };
    }

    /** {@code ancestor(names)}. */
    Operand ancestor(Node.Call call) {
        Optional<Field> processes = context.stream().find(FIELD).filter(field -> field.type() == FieldType.PROCESSES);
        if (processes.isEmpty()) {
            return context.report(
                    Code.UNKNOWN_FIELD,
                    call.callee().span(),
                    context.stream().name() + " has no " + FIELD,
                    "ask about them before the rows are made into others");
        }
        if (call.arguments().size() != 1) {
            return context.report(
                    Code.SYNTAX, call.span(), "ancestor takes one name, or several in brackets", SHORT_USAGE);
        }
        Operand names = new Binder(context, parameter).bind(call.arguments().get(0));
        if (names instanceof Operand.Broken) {
            return names;
        }
        List<Operand> all = names instanceof Operand.Items items ? items.items() : List.of(names);
        for (Operand name : all) {
            if (!(name instanceof Operand.Value value) || !(value.expr() instanceof Expr.TextLiteral)) {
                return context.report(
                        Code.TYPE,
                        name.span(),
                        context.problems().snippet(name.span()) + " is not the name of a program",
                        SHORT_USAGE,
                        USAGE);
            }
        }
        Context inside = context.inside(Optional.empty(), Schema.process());
        Predicate term = new Binder(inside, Optional.empty()).property("name", call.span(), names);
        return new Operand.Verdict(new Predicate.Some(processes.get(), term), call.span());
    }
}
