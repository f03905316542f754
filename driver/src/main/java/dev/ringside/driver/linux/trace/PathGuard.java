package dev.ringside.driver.linux.trace;

import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.Predicate.TextCompare;
import dev.ringside.dsl.expr.Predicate.TextComparison;
import dev.ringside.dsl.expr.Predicate.TextIn;
import dev.ringside.dsl.schema.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts a test of the file name before a test of the path. A name is one comparison of lengths away, a path has to be put together from its
 * parts, and hardly any event that has the wrong path has the right name. The name is the path's last part, so the meaning stays.
 */
final class PathGuard {
    private static final Map<String, String> NAMES = Map.of("image", "name", "parentImage", "parent");

    private PathGuard() {}

    /** @param fields those that a filter can read */
    static Predicate guarded(Predicate predicate, Set<Field> fields) {
        return switch (predicate) {
            case Predicate.And and ->
                new Predicate.And(
                        and.terms().stream().map(term -> guarded(term, fields)).toList());
            case Predicate.Or or ->
                new Predicate.Or(
                        or.terms().stream().map(term -> guarded(term, fields)).toList());
            case Predicate.Not not ->
                guard(not.term(), fields)
                        .<Predicate>map(guard -> new Predicate.Or(List.of(new Predicate.Not(guard), not)))
                        .orElse(not);
            default ->
                guard(predicate, fields)
                        .<Predicate>map(guard -> new Predicate.And(List.of(guard, predicate)))
                        .orElse(predicate);
        };
    }

    /** What the file name must satisfy if the leaf is true. */
    private static Optional<Predicate> guard(Predicate leaf, Set<Field> fields) {
        if (leaf instanceof TextCompare compare && compare.operand() instanceof Expr.TextLiteral literal) {
            Field name = nameOf(compare.text(), fields);
            int slash = literal.value().lastIndexOf('/');
            boolean whole = compare.comparison() == TextComparison.EQUAL
                    || (compare.comparison() == TextComparison.ENDS_WITH && slash >= 0);
            if (name != null && whole) {
                return Optional.of(new TextCompare(
                        TextComparison.EQUAL,
                        new Expr.FieldRef(name),
                        new Expr.TextLiteral(literal.value().substring(slash + 1)),
                        compare.match()));
            }
            return Optional.empty();
        }
        if (leaf instanceof TextIn in) {
            Field name = nameOf(in.text(), fields);
            SortedSet<String> bases = new TreeSet<>();
            in.values().forEach(value -> bases.add(value.substring(value.lastIndexOf('/') + 1)));
            return name == null
                    ? Optional.empty()
                    : Optional.of(new TextIn(new Expr.FieldRef(name), bases, in.match()));
        }
        return Optional.empty();
    }

    private static @Nullable Field nameOf(Expr text, Set<Field> fields) {
        String name = text instanceof Expr.FieldRef ref
                ? NAMES.getOrDefault(ref.field().name(), "")
                : "";
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
