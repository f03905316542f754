package dev.ringside.dsl.syntax;

import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Field;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

/** Writes a tree node by node, to show what its text does not: types of literals and ways of comparing. */
final class TreeText {
    private TreeText() {}

    static String of(Object value) {
        return switch (value) {
            case Expr.FieldRef ref -> ref.field().name();
            case Field field -> field.name();
            case String text -> new Expr.TextLiteral(text).toString();
            case Collection<?> all -> all.stream().map(TreeText::of).collect(Collectors.joining(", ", "[", "]"));
            case Expr node -> node((Record) node);
            case Predicate node -> node((Record) node);
            default -> value.toString();
        };
    }

    private static String node(Record node) {
        return Arrays.stream(node.getClass().getRecordComponents())
                .map(component -> of(read(node, component)))
                .collect(Collectors.joining(", ", node.getClass().getSimpleName() + "(", ")"));
    }

    private static Object read(Record node, RecordComponent component) {
        try {
            return component.getAccessor().invoke(node);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
