package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.FieldUses;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.ValueType;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import java.util.List;
import java.util.Optional;

/** Reads expressions that are computed from each event, and sees to it that they are of a type that goes where they stand. */
final class Values {
    /** So many fields can be named in a hint. */
    private static final int FEW = 8;

    private final Context context;

    Values(Context context) {
        this.context = context;
    }

    /** What a value is for, and so what it can be. */
    enum Use {
        COLUMN("a value"),
        KEY("something that events can be told apart by"),
        ORDER("something that has an order"),
        EXTREME("something that has an order"),
        MEASURE("a number or a duration"),
        MAGNITUDE("a number, a time or a duration");

        private final String wanted;

        Use(String wanted) {
            this.wanted = wanted;
        }

        boolean takes(ValueType type) {
            return switch (type) {
                case INTEGER, NUMBER, DURATION -> true;
                case TIME -> this != MEASURE;
                case TEXT -> this == COLUMN || this == KEY || this == ORDER || this == EXTREME;
                case BOOL -> this == COLUMN || this == KEY || this == ORDER;
                case IP, LIST -> this == COLUMN || this == KEY;
                case PROCESSES, EVENTS -> this == COLUMN;
            };
        }
    }

    /** The field that an operand is; empty if it is anything else. */
    static Optional<Field> field(Operand operand) {
        return switch (operand) {
            case Operand.Value value ->
                value.expr() instanceof Expr.FieldRef ref ? Optional.of(ref.field()) : Optional.empty();
            case Operand.Verdict verdict ->
                verdict.predicate() instanceof Predicate.BoolField bool ? Optional.of(bool.field()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** A field as a value. */
    static Expr of(Field field) {
        return field.type() == FieldType.BOOL
                ? new Expr.Truth(new Predicate.BoolField(field))
                : new Expr.FieldRef(field);
    }

    /** The value; what is wrong with it is reported. */
    Optional<Expr> read(Elements.Element element, Use use) {
        Span span = element.node().span();
        if (element.node() instanceof Node.Properties) {
            context.report(
                    Code.SYNTAX,
                    span,
                    snippet(span) + " is an object, not " + use.wanted,
                    "options stand behind everything else, and names for columns in map({…}) and groupBy({…})");
            return Optional.empty();
        }
        Operand operand = element.operand();
        Expr expr;
        switch (operand) {
            case Operand.Value value ->
                expr = new Uses(context.stream()).measured(value, use).expr();
            case Operand.Verdict verdict -> expr = new Expr.Truth(verdict.predicate());
            case Operand.Broken broken -> {
                return Optional.empty();
            }
            case Operand.TheEvent event -> {
                return refuse(operand, span, use, "name one of its fields: " + event.name() + ".pid");
            }
            case Operand.Items items -> {
                return refuse(operand, span, use, "write them one by one, without the brackets");
            }
            case Operand.Nothing nothing -> {
                return refuse(operand, span, use, "name a field, or compute something from one");
            }
            case Operand.Pattern pattern -> {
                return refuse(operand, span, use, "name a field, or compute something from one");
            }
        }
        if (Trees.height(expr) > PredicateBinder.DEEPEST) {
            PredicateBinder.reportTooDeep(context.problems(), span);
            return Optional.empty();
        }
        if (!use.takes(expr.type())) {
            return refuse(operand, span, use, able(use));
        }
        if (use != Use.COLUMN && FieldUses.areNone(expr)) {
            context.report(
                    Code.TYPE,
                    span,
                    snippet(span) + " is the same for all events",
                    "name a field, or compute something from one");
            return Optional.empty();
        }
        return Optional.of(expr);
    }

    /** The value that is the only one of these arguments. */
    Optional<Expr> single(Node node, Use use) {
        List<Elements.Element> elements = new Elements(context).of(List.of(node));
        if (elements.size() > 1) {
            context.report(Code.TYPE, node.span(), "these are several values", "name one of them");
        }
        return elements.size() == 1 ? read(elements.get(0), use) : Optional.empty();
    }

    private Optional<Expr> refuse(Operand operand, Span span, Use use, String hint) {
        context.report(Code.TYPE, span, snippet(span) + " is " + operand.kind() + ", not " + use.wanted, hint);
        return Optional.empty();
    }

    private String snippet(Span span) {
        return context.problems().snippet(span);
    }

    private String able(Use use) {
        List<String> able = context.stream().fields().stream()
                .filter(field -> use.takes(ValueType.of(field.type())))
                .map(Field::name)
                .toList();
        return able.isEmpty()
                ? context.stream().name() + " has no field that is " + use.wanted
                : "fields that are: " + String.join(", ", able.subList(0, Math.min(FEW, able.size())))
                        + (able.size() > FEW ? ", …" : "");
    }
}
