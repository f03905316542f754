package dev.ringside.dsl.expr;

import dev.ringside.dsl.expr.Printer.Form;
import dev.ringside.dsl.expr.Printer.Piece;
import dev.ringside.dsl.expr.Printer.Precedence;

/** How values are written. */
final class ValueForms {
    private ValueForms() {}

    static Form of(Expr expr) {
        return switch (expr) {
            case Expr.FieldRef ref -> Form.word(FieldText.of(ref.field()));
            case Expr.TextLiteral literal -> Form.word(Quoting.text(literal.value()));
            case Expr.IntegerLiteral literal -> number(Long.toString(literal.value()));
            case Expr.NumberLiteral literal -> number(number(literal.value()));
            case Expr.TimeLiteral literal -> Form.word(Quoting.text(TimeText.format(literal.nanos())));
            case Expr.DurationLiteral literal -> Form.word(Quoting.text(DurationText.format(literal.nanos())));
            case Expr.IpLiteral literal ->
                Form.word(Quoting.text(literal.value().toString()));
            case Expr.Arithmetic arithmetic -> arithmetic(arithmetic);
            case Expr.Conditional choice ->
                new Form(
                        Precedence.CONDITIONAL,
                        new Piece.Condition(choice.test(), Precedence.OR),
                        new Piece.Word(" ? "),
                        new Piece.Value(choice.then(), Precedence.CONDITIONAL),
                        new Piece.Word(" : "),
                        new Piece.Value(choice.otherwise(), Precedence.CONDITIONAL));
            case Expr.Transform transform ->
                new Form(
                        Precedence.POSTFIX,
                        new Piece.Value(transform.text(), Precedence.POSTFIX),
                        new Piece.Word("." + transform.kind().method() + "()"));
            case Expr.Length length ->
                new Form(
                        Precedence.POSTFIX,
                        new Piece.Value(length.of(), Precedence.POSTFIX),
                        new Piece.Word(".length"));
            case Expr.Tree tree ->
                new Form(
                        Precedence.POSTFIX,
                        new Piece.Value(tree.processes(), Precedence.POSTFIX),
                        new Piece.Word(".tree()"));
            case Expr.Truth truth -> PredicateForms.of(truth.predicate());
        };
    }

    private static Form arithmetic(Expr.Arithmetic arithmetic) {
        Precedence precedence = switch (arithmetic.operator()) {
            case OR -> Precedence.BIT_OR;
            case XOR -> Precedence.BIT_XOR;
            case AND -> Precedence.BIT_AND;
            case SHIFT_LEFT, SHIFT_RIGHT -> Precedence.SHIFT;
            case PLUS, MINUS -> Precedence.ADDITIVE;
            case TIMES, DIVIDE, REMAINDER -> Precedence.MULTIPLICATIVE;
        };
        return new Form(
                precedence,
                new Piece.Value(arithmetic.left(), precedence),
                new Piece.Word(" " + arithmetic.operator().symbol() + " "),
                new Piece.Value(arithmetic.right(), precedence.tighter()));
    }

    private static Form number(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        return new Form(signed ? Precedence.UNARY : Precedence.POSTFIX, new Piece.Word(text));
    }

    /** A number that is no integer literal. A whole one is told from an integer literal by a plus. */
    private static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        if (value == 0) {
            return Double.compare(value, 0.0) == 0 ? "+0" : "-0";
        }
        if (value == Math.rint(value) && value >= -0x1p63 && value < 0x1p63) {
            return "+" + (long) value;
        }
        return Double.toString(value).replace(".0E", "e").replace('E', 'e');
    }
}
