package dev.ringside.dsl.eval;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Match;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.Predicate.Comparison;
import dev.ringside.dsl.expr.Predicate.TextComparison;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Code for predicates: jumps, so that what cannot change the outcome is not evaluated. */
final class PredicateCode {
    /** Up to how many numbers are compared one by one. */
    private static final int FEW = 4;

    private final ClassCompiler compiler;
    private final Code code;
    private final ValueCode values;
    private int room = ClassCompiler.METHOD_SIZE;

    PredicateCode(ClassCompiler compiler, Code code) {
        this.compiler = compiler;
        this.code = code;
        this.values = new ValueCode(compiler, code, this);
    }

    /** Jumps to the label if the predicate is as wanted, and falls through if it is not. */
    void jump(Predicate predicate, boolean wanted, Label target) {
        switch (predicate) {
            case Predicate.Constant constant -> {
                if (constant.value() == wanted) {
                    code.jump(Opcodes.GOTO, target);
                }
            }
            case Predicate.And and -> terms(and.terms(), false, wanted, target);
            case Predicate.Or or -> terms(or.terms(), true, wanted, target);
            case Predicate.Not not -> jump(not.term(), !wanted, target);
            case Predicate.Choice choice -> {
                Label otherwise = new Label();
                Label end = new Label();
                jumpOrCall(choice.test(), false, otherwise);
                jumpOrCall(choice.then(), wanted, target);
                code.jump(Opcodes.GOTO, end);
                code.place(otherwise);
                jumpOrCall(choice.otherwise(), wanted, target);
                code.place(end);
            }
            default -> {
                room -= Balance.size(predicate);
                leaf(predicate, wanted, target);
            }
        }
    }

    /** As {@link #jump}; what this method has no room for gets a method of its own. */
    private void jumpOrCall(Predicate predicate, boolean wanted, Label target) {
        int size = Balance.size(predicate);
        if (size <= Math.max(room, 2 * Balance.CALL)) {
            jump(predicate, wanted, target);
            return;
        }
        room -= Balance.CALL;
        code.pushEvent();
        compiler.part(code.out(), predicate);
        code.jump(wanted ? Opcodes.IFNE : Opcodes.IFEQ, target);
    }

    /** @param deciding what a term is that decides the whole by itself */
    private void terms(List<Predicate> terms, boolean deciding, boolean wanted, Label target) {
        if (deciding == wanted) {
            terms.forEach(term -> jumpOrCall(term, deciding, target));
            return;
        }
        Label decided = new Label();
        terms.subList(0, terms.size() - 1).forEach(term -> jumpOrCall(term, deciding, decided));
        jumpOrCall(terms.get(terms.size() - 1), wanted, target);
        code.place(decided);
    }

    private void leaf(Predicate leaf, boolean wanted, Label target) {
        // Where a missing value leads: it makes the test false.
        Label missing = wanted ? new Label() : target;
        int ifTrue = wanted ? Opcodes.IFNE : Opcodes.IFEQ;
        switch (leaf) {
            case Predicate.Constant term -> throw new IllegalArgumentException("no leaf: " + term);
            case Predicate.And term -> throw new IllegalArgumentException("no leaf: " + term);
            case Predicate.Or term -> throw new IllegalArgumentException("no leaf: " + term);
            case Predicate.Not term -> throw new IllegalArgumentException("no leaf: " + term);
            case Predicate.Choice term -> throw new IllegalArgumentException("no leaf: " + term);
            case Predicate.BoolField bool -> {
                code.ask("has", boolean.class, bool.field()).jump(Opcodes.IFEQ, missing);
                code.ask("number", long.class, bool.field())
                        .op(Opcodes.LCONST_0)
                        .op(Opcodes.LCMP);
                code.jump(ifTrue, target);
            }
            case Predicate.Exists exists -> exists(exists.value(), wanted, missing, target);
            case Predicate.Truthy truthy -> truthy(truthy.value(), wanted, missing, target);
            case Predicate.Compare compare -> compare(compare, wanted, missing, target);
            case Predicate.NumberIn in -> in(in, wanted, missing, target);
            case Predicate.TextCompare compare -> {
                text(compare);
                code.jump(ifTrue, target);
            }
            case Predicate.TextIn in -> {
                test(in.text(), TextTests.in(in.values(), in.match()));
                code.jump(ifTrue, target);
            }
            case Predicate.Matches matches -> {
                test(matches.text(), TextTests.matches(matches.source(), matches.flags(), matches.match()));
                code.jump(ifTrue, target);
            }
            case Predicate.Like like -> {
                test(like.text(), TextTests.like(like.pattern(), like.match()));
                code.jump(ifTrue, target);
            }
            case Predicate.SameAddress same -> {
                two(same.left(), same.right());
                code.call(Addresses.class, "same", boolean.class, IpAddress.class, IpAddress.class);
                code.jump(ifTrue, target);
            }
            case Predicate.InNetwork in -> {
                values.object(in.address());
                code.push(compiler.constant(in.networks(), List.class));
                code.call(Addresses.class, "isIn", boolean.class, IpAddress.class, List.class);
                code.jump(ifTrue, target);
            }
            case Predicate.ListIncludes includes -> {
                two(includes.element(), includes.list());
                code.push(includes.match()).pushEvent();
                code.call(Texts.class, "isAmong", boolean.class, String.class, List.class, Match.class, Event.class);
                code.jump(ifTrue, target);
            }
        }
        if (wanted) {
            code.place(missing);
        }
    }

    /** Pushes two objects, the first of which waits in a local while the second is worked out. */
    private void two(Expr first, Expr second) {
        values.object(first);
        int one = code.storeNew(Type.getType(ValueCode.classOf(first.type())));
        values.object(second);
        int other = code.storeNew(Type.getType(ValueCode.classOf(second.type())));
        code.load(Type.getType(ValueCode.classOf(first.type())), one);
        code.load(Type.getType(ValueCode.classOf(second.type())), other);
    }

    private void exists(Expr value, boolean wanted, Label missing, Label target) {
        if (value instanceof Expr.FieldRef ref) {
            code.ask("has", boolean.class, ref.field()).jump(wanted ? Opcodes.IFNE : Opcodes.IFEQ, target);
            return;
        }
        switch (value.type()) {
            case TEXT, IP, LIST, PROCESSES, EVENTS -> {
                values.object(value);
                code.jump(wanted ? Opcodes.IFNONNULL : Opcodes.IFNULL, target);
            }
            case INTEGER, NUMBER, TIME, DURATION, BOOL -> {
                values.number(value, missing);
                code.op(Opcodes.POP2);
                if (wanted) {
                    code.jump(Opcodes.GOTO, target);
                }
            }
        }
    }

    private void truthy(Expr value, boolean wanted, Label missing, Label target) {
        int ifTrue = wanted ? Opcodes.IFNE : Opcodes.IFEQ;
        switch (value.type()) {
            case TEXT, LIST -> {
                values.object(value);
                Class<?> type = ValueCode.classOf(value.type());
                code.call(Texts.class, "isTruthy", boolean.class, type).jump(ifTrue, target);
            }
            case IP, PROCESSES, EVENTS -> exists(value, wanted, missing, target);
            case NUMBER -> {
                values.number(value, missing);
                code.call(Numbers.class, "isTruthy", boolean.class, double.class)
                        .jump(ifTrue, target);
            }
            case INTEGER, TIME, DURATION, BOOL -> {
                values.number(value, missing);
                code.op(Opcodes.LCONST_0).op(Opcodes.LCMP).jump(ifTrue, target);
            }
        }
    }

    private void compare(Predicate.Compare compare, boolean wanted, Label missing, Label target) {
        boolean doubles = ValueCode.isDouble(compare.left()) || ValueCode.isDouble(compare.right());
        Type type = doubles ? Type.DOUBLE_TYPE : Type.LONG_TYPE;
        number(compare.left(), doubles, missing);
        int left = code.storeNew(type);
        number(compare.right(), doubles, missing);
        int right = code.storeNew(type);
        code.load(type, left).load(type, right);
        boolean upwards = compare.comparison() == Comparison.LESS || compare.comparison() == Comparison.LESS_OR_EQUAL;
        // What is no number compares as false either way.
        code.op(!doubles ? Opcodes.LCMP : upwards ? Opcodes.DCMPG : Opcodes.DCMPL);
        code.jump(wanted ? condition(compare.comparison()) : opposite(compare.comparison()), target);
    }

    private void number(Expr expr, boolean asDouble, Label missing) {
        if (asDouble) {
            values.asDouble(expr, missing);
        } else {
            values.number(expr, missing);
        }
    }

    private static int condition(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> Opcodes.IFEQ;
            case LESS -> Opcodes.IFLT;
            case LESS_OR_EQUAL -> Opcodes.IFLE;
            case GREATER -> Opcodes.IFGT;
            case GREATER_OR_EQUAL -> Opcodes.IFGE;
        };
    }

    private static int opposite(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> Opcodes.IFNE;
            case LESS -> Opcodes.IFGE;
            case LESS_OR_EQUAL -> Opcodes.IFGT;
            case GREATER -> Opcodes.IFLE;
            case GREATER_OR_EQUAL -> Opcodes.IFLT;
        };
    }

    private void in(Predicate.NumberIn in, boolean wanted, Label missing, Label target) {
        boolean doubles = ValueCode.isDouble(in.number());
        Type type = doubles ? Type.DOUBLE_TYPE : Type.LONG_TYPE;
        values.number(in.number(), missing);
        int number = code.storeNew(type);
        if (doubles || in.values().size() > FEW) {
            code.push(compiler.constant(new NumberSet(in.values()), NumberSet.class));
            code.load(type, number);
            code.callVirtual(NumberSet.class, "contains", boolean.class, doubles ? double.class : long.class);
            code.jump(wanted ? Opcodes.IFNE : Opcodes.IFEQ, target);
            return;
        }
        Label found = wanted ? target : new Label();
        for (long value : in.values()) {
            code.load(type, number).push((Object) value).op(Opcodes.LCMP).jump(Opcodes.IFEQ, found);
        }
        if (!wanted) {
            code.jump(Opcodes.GOTO, target);
            code.place(found);
        }
    }

    /** Pushes the outcome of a comparison of texts. */
    private void text(Predicate.TextCompare compare) {
        if (!(compare.operand() instanceof Expr.TextLiteral literal)) {
            two(compare.text(), compare.operand());
            code.push(compare.comparison()).push(compare.match()).pushEvent();
            code.call(
                    Texts.class,
                    "compare",
                    boolean.class,
                    String.class,
                    String.class,
                    TextComparison.class,
                    Match.class,
                    Event.class);
            return;
        }
        if (compare.match() != Match.EXACT) {
            test(compare.text(), TextTests.compare(compare.comparison(), literal.value(), compare.match()));
            return;
        }
        switch (compare.comparison()) {
            case EQUAL -> {
                values.literal(literal.value());
                values.object(compare.text());
                code.callVirtual(String.class, "equals", boolean.class, Object.class);
            }
            case STARTS_WITH -> exact(compare.text(), "startsWith", literal.value());
            case ENDS_WITH -> exact(compare.text(), "endsWith", literal.value());
            case CONTAINS -> exact(compare.text(), "contains", literal.value());
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                test(compare.text(), TextTests.compare(compare.comparison(), literal.value(), compare.match()));
        }
    }

    private void exact(Expr text, String method, String literal) {
        values.object(text);
        values.literal(literal);
        code.call(Texts.class, method, boolean.class, String.class, String.class);
    }

    private void test(Expr text, TextTest test) {
        values.object(text);
        code.push(compiler.constant(test, TextTest.class)).pushEvent();
        code.call(Texts.class, "test", boolean.class, String.class, TextTest.class, Event.class);
    }
}
