package dev.ringside.driver.filter;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Predicate.Compare;
import dev.ringside.dsl.expr.Predicate.Comparison;
import dev.ringside.dsl.expr.Predicate.NumberIn;
import java.util.OptionalLong;

/** Code for comparisons of whole numbers. All numbers are 64 bits, signed. */
final class NumberCode {
    /** Up to how many values a membership test compares one by one; a hash set costs as much as about that many comparisons. */
    private static final int CHAIN = 12;

    private static final int DEEPEST = 16;

    private final Assembler out;
    private final FieldSource source;
    private final ConstantPool constants;

    NumberCode(Assembler out, FieldSource source, ConstantPool constants) {
        this.out = out;
        this.source = source;
        this.constants = constants;
    }

    void compare(Compare compare, Label hit, Label miss, Label unknown) {
        OptionalLong literal = literal(compare.right());
        evaluate(compare.left(), 0, miss, unknown);
        Jump jump = jump(compare.comparison());
        if (literal.isPresent()) {
            jump(jump, literal.getAsLong(), hit);
        } else {
            out.store(Size.DOUBLE, Reg.R10, slot(0), Reg.R0);
            evaluate(compare.right(), 1, miss, unknown);
            out.load(Size.DOUBLE, Reg.R1, Reg.R10, slot(0));
            out.jump(jump, Reg.R1, Reg.R0, hit);
        }
        out.jump(miss);
    }

    void in(NumberIn in, Label hit, Label miss, Label unknown) {
        evaluate(in.number(), 0, miss, unknown);
        if (in.values().size() <= CHAIN) {
            in.values().forEach(value -> jump(Jump.EQ, value, hit));
            out.jump(miss);
            return;
        }
        int set = constants.addSet(ConstantPool.numbers(in.values()));
        out.store(Size.DOUBLE, Reg.R10, slot(0), Reg.R0);
        out.loadMap(Reg.R1, set);
        out.mov(Reg.R2, Reg.R10).alu(Alu.ADD, Reg.R2, slot(0));
        out.call(Helper.MAP_LOOKUP);
        out.jump(Jump.NE, Reg.R0, 0, hit).jump(miss);
    }

    /** Leaves the value in R0. Temporaries of depths below the given one are kept. */
    private void evaluate(Expr expr, int depth, Label missing, Label unknown) {
        switch (expr) {
            case Expr.FieldRef ref -> source.number(out, ref.field(), missing, unknown);
            case Expr.IntegerLiteral number -> out.set(Reg.R0, number.value());
            case Expr.TimeLiteral time -> out.set(Reg.R0, time.nanos());
            case Expr.DurationLiteral duration -> out.set(Reg.R0, duration.nanos());
            case Expr.Arithmetic arithmetic -> arithmetic(arithmetic, depth, unknown);
            case Expr.TextLiteral e -> throw unable(e);
            case Expr.NumberLiteral e -> throw unable(e);
            case Expr.IpLiteral e -> throw unable(e);
            case Expr.Conditional e -> throw unable(e);
            case Expr.Transform e -> throw unable(e);
            case Expr.Length e -> throw unable(e);
            case Expr.Tree e -> throw unable(e);
            case Expr.Truth e -> throw unable(e);
        }
    }

    /** Bit operations: JavaScript's, on 32 bits, with 0 for what is missing. */
    private void arithmetic(Expr.Arithmetic arithmetic, int depth, Label unknown) {
        if (!arithmetic.operator().isBitwise() || depth >= DEEPEST) {
            throw unable(arithmetic);
        }
        orZero(arithmetic.left(), depth, unknown);
        out.store(Size.DOUBLE, Reg.R10, slot(depth), Reg.R0);
        orZero(arithmetic.right(), depth + 1, unknown);
        out.mov(Reg.R1, Reg.R0).load(Size.DOUBLE, Reg.R0, Reg.R10, slot(depth));
        Alu op = switch (arithmetic.operator()) {
            case OR -> Alu.OR;
            case XOR -> Alu.XOR;
            case AND -> Alu.AND;
            case SHIFT_LEFT -> Alu.LSH;
            case SHIFT_RIGHT -> Alu.ARSH;
            case PLUS, MINUS, TIMES, DIVIDE, REMAINDER -> throw unable(arithmetic);
        };
        if (op == Alu.LSH || op == Alu.ARSH) {
            out.alu32(Alu.AND, Reg.R1, 31);
        }
        out.alu32(op, Reg.R0, Reg.R1).signExtend32(Reg.R0);
    }

    private void orZero(Expr expr, int depth, Label unknown) {
        Label missing = out.label();
        Label done = out.label();
        evaluate(expr, depth, missing, unknown);
        out.jump(done).place(missing).mov(Reg.R0, 0).place(done);
    }

    private void jump(Jump condition, long value, Label target) {
        if (value == (int) value) {
            out.jump(condition, Reg.R0, (int) value, target);
        } else {
            out.set(Reg.R1, value).jump(condition, Reg.R0, Reg.R1, target);
        }
    }

    private static OptionalLong literal(Expr expr) {
        return switch (expr) {
            case Expr.IntegerLiteral number -> OptionalLong.of(number.value());
            case Expr.TimeLiteral time -> OptionalLong.of(time.nanos());
            case Expr.DurationLiteral duration -> OptionalLong.of(duration.nanos());
            default -> OptionalLong.empty();
        };
    }

    private static Jump jump(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> Jump.EQ;
            case LESS -> Jump.SLT;
            case LESS_OR_EQUAL -> Jump.SLE;
            case GREATER -> Jump.SGT;
            case GREATER_OR_EQUAL -> Jump.SGE;
        };
    }

    private static int slot(int depth) {
        return FilterCompiler.TEMPORARIES - Long.BYTES * depth;
    }

    private static IllegalArgumentException unable(Expr expr) {
        return new IllegalArgumentException("not for a kernel: " + expr);
    }
}
