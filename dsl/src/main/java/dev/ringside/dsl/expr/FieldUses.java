package dev.ringside.dsl.expr;

import dev.ringside.dsl.schema.Field;
import java.util.ArrayList;
import java.util.List;

/** Finds the fields that a tree reads. */
public final class FieldUses {
    private final List<Field> found = new ArrayList<>();
    private boolean opaque;

    private FieldUses() {}

    /**
     * Every use of a field of the event, in the order of the text: a field that is used twice is there twice. What is asked of other processes are
     * no fields of the event.
     */
    public static List<Field> of(Predicate predicate) {
        FieldUses uses = new FieldUses();
        uses.visit(predicate);
        return uses.found;
    }

    /** As {@link #of(Predicate)}. */
    public static List<Field> of(Expr expr) {
        FieldUses uses = new FieldUses();
        uses.visit(expr);
        return uses.found;
    }

    /** Whether it is the same for all events, but for the system: it reads no field, and nothing in it is said in JavaScript. */
    public static boolean areNone(Predicate predicate) {
        FieldUses uses = new FieldUses();
        uses.visit(predicate);
        return uses.found.isEmpty() && !uses.opaque;
    }

    /** As {@link #areNone(Predicate)}. */
    public static boolean areNone(Expr expr) {
        FieldUses uses = new FieldUses();
        uses.visit(expr);
        return uses.found.isEmpty() && !uses.opaque;
    }

    /** Whether something in it is said in JavaScript, which runs where its script does and nowhere else. */
    public static boolean areForeign(Predicate predicate) {
        FieldUses uses = new FieldUses();
        uses.visit(predicate);
        return uses.opaque;
    }

    private void visit(Predicate predicate) {
        switch (predicate) {
            case Predicate.Constant constant -> {}
            case Predicate.And and -> and.terms().forEach(this::visit);
            case Predicate.Or or -> or.terms().forEach(this::visit);
            case Predicate.Not not -> visit(not.term());
            case Predicate.Choice choice -> {
                visit(choice.test());
                visit(choice.then());
                visit(choice.otherwise());
            }
            case Predicate.BoolField bool -> found.add(bool.field());
            case Predicate.Exists exists -> visit(exists.value());
            case Predicate.Truthy truthy -> visit(truthy.value());
            case Predicate.Compare compare -> visit(compare.left(), compare.right());
            case Predicate.NumberIn in -> visit(in.number());
            case Predicate.TextCompare compare -> visit(compare.text(), compare.operand());
            case Predicate.TextIn in -> visit(in.text());
            case Predicate.Matches matches -> visit(matches.text());
            case Predicate.Like like -> visit(like.text());
            case Predicate.SameAddress same -> visit(same.left(), same.right());
            case Predicate.InNetwork in -> visit(in.address());
            case Predicate.Some some -> found.add(some.processes());
            case Predicate.Opaque script -> {
                opaque = true;
                found.addAll(script.fields());
            }
            case Predicate.ListIncludes includes -> visit(includes.list(), includes.element());
        }
    }

    private void visit(Expr first, Expr second) {
        visit(first);
        visit(second);
    }

    private void visit(Expr expr) {
        switch (expr) {
            case Expr.FieldRef ref -> found.add(ref.field());
            case Expr.TextLiteral literal -> {}
            case Expr.IntegerLiteral literal -> {}
            case Expr.NumberLiteral literal -> {}
            case Expr.TimeLiteral literal -> {}
            case Expr.DurationLiteral literal -> {}
            case Expr.IpLiteral literal -> {}
            case Expr.Arithmetic arithmetic -> visit(arithmetic.left(), arithmetic.right());
            case Expr.Conditional conditional -> {
                visit(conditional.test());
                visit(conditional.then(), conditional.otherwise());
            }
            case Expr.Transform transform -> visit(transform.text());
            case Expr.Length length -> visit(length.of());
            case Expr.Tree tree -> visit(tree.processes());
            case Expr.Truth truth -> visit(truth.predicate());
        }
    }
}
