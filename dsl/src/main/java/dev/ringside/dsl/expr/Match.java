package dev.ringside.dsl.expr;

import dev.ringside.dsl.schema.FieldType;

/**
 * How two texts are compared. Where case is ignored, each UTF-16 unit is upper-cased by itself, and a unit outside ASCII never becomes one
 * inside it: what Windows does to names and JavaScript to {@code /…/i}.
 */
public enum Match {
    /** Unit by unit. */
    EXACT,
    /**
     * As the file name of a program: on a Windows event case is ignored, and {@code .exe} may be left out. There a name equals an operand if it
     * is the operand without {@code .exe}, or that with {@code .exe} behind; it ends with an operand, or matches a pattern, if it does so with
     * {@code .exe} or without; regular expressions, starts and contents are about all of it. Else exact.
     */
    NAME,
    /** As a path: on a Windows event case is ignored; else exact. */
    PATH,
    /** Case is ignored, whatever the system. */
    IGNORE_CASE;

    /** What {@code ==} and the text methods mean on a field of that type. */
    public static Match of(FieldType type) {
        return switch (type) {
            case NAME -> NAME;
            case PATH -> PATH;
            case HASH, ENUM -> IGNORE_CASE;
            default -> EXACT;
        };
    }

    /**
     * What {@code ==} and the text methods mean on a value: on a field what its type says, on a changed text {@link #EXACT}, except that the
     * parts of a name or path compare as it does, and names one below the other as a path.
     */
    public static Match of(Expr expr) {
        return switch (expr) {
            case Expr.FieldRef ref -> of(ref.field().type());
            case Expr.Transform transform -> ofPart(transform.kind(), of(transform.text()));
            case Expr.Conditional choice -> looser(of(choice.then()), of(choice.otherwise()));
            case Expr.TextLiteral literal -> EXACT;
            case Expr.IntegerLiteral literal -> EXACT;
            case Expr.NumberLiteral literal -> EXACT;
            case Expr.TimeLiteral literal -> EXACT;
            case Expr.DurationLiteral literal -> EXACT;
            case Expr.IpLiteral literal -> EXACT;
            case Expr.Arithmetic arithmetic -> EXACT;
            case Expr.Length length -> EXACT;
            case Expr.Tree tree -> PATH;
            case Expr.Truth truth -> EXACT;
        };
    }

    /** What {@code ==} means between two values: the looser of what it means on each. */
    public static Match of(Expr left, Expr right) {
        return looser(of(left), of(right));
    }

    private static Match ofPart(Expr.Transform.Kind kind, Match whole) {
        return switch (kind) {
            case LOWER, UPPER -> EXACT;
            case BASE -> whole == NAME || whole == PATH ? NAME : EXACT;
            case DIR, EXT -> whole == NAME || whole == PATH ? PATH : EXACT;
        };
    }

    private static Match looser(Match one, Match other) {
        return one.looseness() >= other.looseness() ? one : other;
    }

    private int looseness() {
        return switch (this) {
            case EXACT -> 0;
            case PATH -> 1;
            case NAME -> 2;
            case IGNORE_CASE -> 3;
        };
    }
}
