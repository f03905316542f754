package dev.ringside.dsl.expr;

import dev.ringside.dsl.expr.Printer.Form;
import dev.ringside.dsl.expr.Printer.Piece;
import dev.ringside.dsl.expr.Printer.Precedence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How predicates are written. */
final class PredicateForms {
    private PredicateForms() {}

    /** As a condition, where a value counts as its truth. A text stands out all the same: alone it would be read as a predicate in quotes. */
    static Form ofCondition(Predicate predicate) {
        return predicate instanceof Predicate.Truthy truthy && !(truthy.value() instanceof Expr.TextLiteral)
                ? ValueForms.of(truthy.value())
                : of(predicate);
    }

    static Form of(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Constant constant -> Form.word(Boolean.toString(constant.value()));
            case Predicate.And and -> joined(and.terms(), " && ", Precedence.AND);
            case Predicate.Or or -> joined(or.terms(), " || ", Precedence.OR);
            case Predicate.Not not -> negation(not.term());
            case Predicate.Choice choice ->
                new Form(
                        Precedence.CONDITIONAL,
                        new Piece.Condition(choice.test(), Precedence.OR),
                        new Piece.Word(" ? "),
                        new Piece.Verdict(choice.then(), Precedence.CONDITIONAL),
                        new Piece.Word(" : "),
                        new Piece.Verdict(choice.otherwise(), Precedence.CONDITIONAL));
            case Predicate.BoolField bool -> Form.word(FieldText.of(bool.field()));
            case Predicate.Exists exists -> infix(exists.value(), "!=", Form.word("null"), Precedence.EQUALITY);
            case Predicate.Truthy truthy ->
                new Form(Precedence.UNARY, new Piece.Word("!!"), new Piece.Value(truthy.value(), Precedence.UNARY));
            case Predicate.Compare compare -> compare(compare);
            case Predicate.NumberIn in -> in(in);
            case Predicate.TextCompare compare -> TextForms.compare(compare);
            case Predicate.TextIn in -> TextForms.in(in);
            case Predicate.Matches matches -> TextForms.matches(matches);
            case Predicate.Like like ->
                call(
                        like.text(),
                        TextForms.method("like", like.match(), Match.of(like.text())),
                        Quoting.text(like.pattern()));
            case Predicate.SameAddress same -> infix(same.left(), "==", same.right(), Precedence.EQUALITY);
            case Predicate.InNetwork in -> network(in);
            case Predicate.Some some ->
                new Form(
                        Precedence.POSTFIX,
                        new Piece.Word(some.processes().name() + ".some("),
                        new Piece.Condition(some.term(), Precedence.CONDITIONAL),
                        new Piece.Word(")"));
            case Predicate.Opaque opaque -> Form.word("(" + opaque.text() + ")");
            case Predicate.ListIncludes includes ->
                call(
                        includes.list(),
                        TextForms.method("includes", includes.match(), Match.of(includes.element())),
                        includes.element());
        };
    }

    /** What differs only in the operator is written with the opposite one, which is how negations of these are read. */
    private static Form negation(Predicate term) {
        if (term instanceof Predicate.Exists exists) {
            return infix(exists.value(), "==", Form.word("null"), Precedence.EQUALITY);
        }
        if (term instanceof Predicate.SameAddress same) {
            return infix(same.left(), "!=", same.right(), Precedence.EQUALITY);
        }
        if (term instanceof Predicate.Compare compare && compare.comparison() == Predicate.Comparison.EQUAL) {
            return infix(compare.left(), "!=", compare.right(), Precedence.EQUALITY);
        }
        if (term instanceof Predicate.TextCompare compare) {
            Optional<String> symbol = TextForms.equality(compare);
            if (symbol.isPresent()) {
                String opposite = symbol.get().replaceFirst("=", "!");
                return infix(compare.text(), opposite, compare.operand(), Precedence.EQUALITY);
            }
        }
        return new Form(Precedence.UNARY, new Piece.Word("!"), new Piece.Condition(term, Precedence.UNARY));
    }

    private static Form joined(List<Predicate> terms, String operator, Precedence precedence) {
        List<Piece> pieces = new ArrayList<>(2 * terms.size());
        for (Predicate term : terms) {
            if (!pieces.isEmpty()) {
                pieces.add(new Piece.Word(operator));
            }
            pieces.add(new Piece.Condition(term, precedence.tighter()));
        }
        return new Form(precedence, pieces);
    }

    private static Form compare(Predicate.Compare compare) {
        Precedence precedence =
                compare.comparison() == Predicate.Comparison.EQUAL ? Precedence.EQUALITY : Precedence.RELATIONAL;
        return infix(compare.left(), compare.comparison().symbol(), compare.right(), precedence);
    }

    private static Form in(Predicate.NumberIn in) {
        ValueType type = in.number().type();
        return new Form(
                Precedence.RELATIONAL,
                new Piece.Value(in.number(), Precedence.RELATIONAL),
                new Piece.Word(in.values().stream()
                        .map(value -> number(value, type))
                        .collect(Collectors.joining(", ", " in [", "]"))));
    }

    private static Form network(Predicate.InNetwork in) {
        if (in.networks().equals(Predicate.InNetwork.PRIVATE)) {
            return call(in.address(), "isPrivate", "");
        }
        if (in.networks().isEmpty()) {
            return new Form(
                    Precedence.RELATIONAL,
                    new Piece.Value(in.address(), Precedence.RELATIONAL),
                    new Piece.Word(" in []"));
        }
        return call(
                in.address(),
                "cidr",
                in.networks().stream()
                        .map(network -> Quoting.text(network.toString()))
                        .collect(Collectors.joining(", ")));
    }

    private static String number(long value, ValueType type) {
        return switch (type) {
            case TIME -> Quoting.text(TimeText.format(value));
            case DURATION -> Quoting.text(DurationText.format(value));
            case TEXT, INTEGER, NUMBER, BOOL, IP, LIST, PROCESSES, EVENTS -> Long.toString(value);
        };
    }

    static Form infix(Expr left, String operator, Expr right, Precedence precedence) {
        return new Form(
                precedence,
                new Piece.Value(left, precedence),
                new Piece.Word(" " + operator + " "),
                new Piece.Value(right, precedence.tighter()));
    }

    private static Form infix(Expr left, String operator, Form right, Precedence precedence) {
        List<Piece> pieces = new ArrayList<>();
        pieces.add(new Piece.Value(left, precedence));
        pieces.add(new Piece.Word(" " + operator + " "));
        pieces.addAll(right.pieces());
        return new Form(precedence, pieces);
    }

    static Form call(Expr receiver, String method, String arguments) {
        return new Form(
                Precedence.POSTFIX,
                new Piece.Value(receiver, Precedence.POSTFIX),
                new Piece.Word("." + method + "(" + arguments + ")"));
    }

    static Form call(Expr receiver, String method, Expr argument) {
        return new Form(
                Precedence.POSTFIX,
                new Piece.Value(receiver, Precedence.POSTFIX),
                new Piece.Word("." + method + "("),
                new Piece.Value(argument, Precedence.CONDITIONAL),
                new Piece.Word(")"));
    }
}
