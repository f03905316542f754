package dev.ringside.dsl.query;

import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Match;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.StreamType;

/**
 * A value that a row is made with, and the name it gets there.
 *
 * @param name an identifier
 * @param expr how it is computed from the event
 */
public record Column(String name, Expr expr) {

    /** A column with the name that the value has by itself. */
    public static Column of(Expr expr) {
        return new Column(naturalName(expr), expr);
    }

    /** The type that values of an expression have as a field. */
    public static FieldType typeOf(Expr expr) {
        return switch (expr.type()) {
            case TEXT -> expr instanceof Expr.FieldRef ref ? ref.field().type() : typeOf(Match.of(expr));
            case INTEGER -> expr instanceof Expr.FieldRef ref ? ref.field().type() : FieldType.INT;
            case NUMBER -> FieldType.NUMBER;
            case BOOL -> FieldType.BOOL;
            case TIME -> FieldType.TIME;
            case DURATION -> FieldType.DURATION;
            case IP -> FieldType.IP;
            case LIST -> FieldType.LIST;
            case PROCESSES -> FieldType.PROCESSES;
            case EVENTS -> FieldType.EVENTS;
        };
    }

    private static FieldType typeOf(Match match) {
        return switch (match) {
            case EXACT -> FieldType.TEXT;
            case NAME -> FieldType.NAME;
            case PATH -> FieldType.PATH;
            case IGNORE_CASE -> FieldType.ENUM;
        };
    }

    /** What a value is called if nobody names it: after the field it is made of and what is done to it. */
    static String naturalName(Expr expr) {
        return switch (expr) {
            case Expr.FieldRef ref -> lastPart(ref.field());
            case Expr.Truth truth
            when truth.predicate() instanceof dev.ringside.dsl.expr.Predicate.BoolField bool -> lastPart(bool.field());
            case Expr.Transform transform ->
                naturalName(transform.text()) + capitalized(transform.kind().method());
            case Expr.Length length -> naturalName(length.of()) + "Length";
            case Expr.Tree tree -> "tree";
            case Expr.TextLiteral literal -> "value";
            case Expr.IntegerLiteral literal -> "value";
            case Expr.NumberLiteral literal -> "value";
            case Expr.TimeLiteral literal -> "value";
            case Expr.DurationLiteral literal -> "value";
            case Expr.IpLiteral literal -> "value";
            case Expr.Arithmetic arithmetic -> "value";
            case Expr.Conditional conditional -> "value";
            case Expr.Truth truth -> "value";
        };
    }

    private static String lastPart(Field field) {
        String name = field.name().substring(field.name().lastIndexOf('.') + 1);
        // The data of events may call them anything.
        String plain = name.replaceAll("[^\\p{javaUnicodeIdentifierPart}$]", "");
        return plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "value" : plain;
    }

    private static String capitalized(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    void addTo(StreamType.Builder type) {
        switch (expr) {
            case Expr.FieldRef ref -> type.copy(ref.field(), name);
            default -> type.field(name, typeOf(expr), expr.toString());
        }
    }

    /** The value, with its name where that is not the one it has by itself. */
    @Override
    public String toString() {
        return name.equals(naturalName(expr)) ? expr.toString() : "{" + property() + "}";
    }

    /** As a property of an object. */
    String property() {
        return name + ": " + expr;
    }
}
