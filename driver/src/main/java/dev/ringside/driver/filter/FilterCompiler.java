package dev.ringside.driver.filter;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Predicate;
import java.util.List;

/**
 * Writes the code that decides which of up to 64 predicates an event satisfies.
 *
 * <p>Predicates are as {@link dev.ringside.dsl.plan.Split#pushed()} has them: negation only directly above a leaf. In that form a leaf that
 * cannot be decided may count as true whichever way it stands, and the whole then lets through whatever might satisfy it: a third truth
 * value costs no code but a note of whose decision is uncertain.
 *
 * <p>The code expects {@link FieldSource#CONTEXT} and {@link FieldSource#BASE} to be set, and leaves the takers in {@link #TAKERS} and the
 * uncertain ones on the stack at {@link #UNCERTAIN}, a bit each. It uses the stack from there down to {@link FieldSource#STACK_OF_SOURCE}.
 */
public final class FilterCompiler {
    /** Which predicates the event satisfies, or may satisfy, bit 0 for the first one. */
    public static final Reg TAKERS = Reg.R7;
    /** Where on the stack it is kept for which predicates something could not be decided. */
    public static final int UNCERTAIN = -8;
    /** The most predicates of one program. */
    public static final int MOST = 64;

    /** First of the temporaries of number code, going down. */
    static final int TEMPORARIES = -16;
    /** Lowest byte of the room for a key of a set, 64 bytes. */
    static final int KEY = FieldSource.STACK_OF_SOURCE + 8;

    private final Assembler out;
    private final FieldSource source;
    private final NumberCode numbers;
    private final TextCode texts;
    private final AddressCode addresses;

    public FilterCompiler(Assembler out, FieldSource source, ConstantPool constants) {
        this.out = out;
        this.source = source;
        this.numbers = new NumberCode(out, source, constants);
        this.texts = new TextCode(out, source, constants);
        this.addresses = new AddressCode(out, source, constants);
    }

    /**
     * Writes the code; it ends by falling through.
     *
     * @throws IllegalArgumentException if a predicate has what no program can do: it did not come from a split for this source's abilities
     */
    public void compile(List<Predicate> predicates) {
        if (predicates.size() > MOST) {
            throw new IllegalArgumentException(predicates.size() + " predicates");
        }
        out.mov(TAKERS, 0).store(Size.DOUBLE, Reg.R10, UNCERTAIN, 0);
        for (int i = 0; i < predicates.size(); i++) {
            Label hit = out.label();
            Label miss = out.label();
            compile(predicates.get(i), hit, miss, 1L << i);
            out.place(hit);
            setBit(TAKERS, 1L << i);
            out.place(miss);
        }
    }

    private void compile(Predicate predicate, Label hit, Label miss, long bit) {
        switch (predicate) {
            case Predicate.Constant constant -> out.jump(constant.value() ? hit : miss);
            case Predicate.And and -> {
                for (Terms term : Terms.ofAnd(and)) {
                    Label next = out.label();
                    switch (term) {
                        case Terms.One one -> compile(one.term(), next, miss, bit);
                        case Terms.Occurs occurs -> occurs(occurs, miss, next, next, bit);
                    }
                    out.place(next);
                }
                out.jump(hit);
            }
            case Predicate.Or or -> {
                for (Terms term : Terms.ofOr(or)) {
                    Label next = out.label();
                    switch (term) {
                        case Terms.One one -> compile(one.term(), hit, next, bit);
                        case Terms.Occurs occurs -> occurs(occurs, hit, next, hit, bit);
                    }
                    out.place(next);
                }
                out.jump(miss);
            }
            case Predicate.Not not -> leaf(not.term(), miss, hit, hit, bit);
            case Predicate leaf -> leaf(leaf, hit, miss, hit, bit);
        }
    }

    /** @param pass where to go if it cannot be decided: always the side that lets the event through */
    private void leaf(Predicate leaf, Label hit, Label miss, Label pass, long bit) {
        Label unknown = out.label();
        switch (leaf) {
            case Predicate.Constant constant -> out.jump(constant.value() ? hit : miss);
            case Predicate.Compare compare -> numbers.compare(compare, hit, miss, unknown);
            case Predicate.NumberIn in -> numbers.in(in, hit, miss, unknown);
            case Predicate.TextCompare compare -> texts.compare(compare, hit, miss, unknown);
            case Predicate.TextIn in -> texts.in(in, hit, miss, unknown);
            case Predicate.SameAddress same -> addresses.same(same, hit, miss, unknown);
            case Predicate.InNetwork in -> addresses.in(in, hit, miss, unknown);
            case Predicate.Exists exists -> exists(exists, hit, miss, unknown);
            case Predicate.BoolField field -> {
                source.number(out, field.field(), miss, unknown);
                out.jump(Jump.NE, Reg.R0, 0, hit).jump(miss);
            }
            case Predicate.And term -> throw unable(term);
            case Predicate.Or term -> throw unable(term);
            case Predicate.Not term -> throw unable(term);
            case Predicate.Choice term -> throw unable(term);
            case Predicate.Truthy term -> throw unable(term);
            case Predicate.Matches term -> throw unable(term);
            case Predicate.Like term -> throw unable(term);
            case Predicate.Some some -> source.some(out, some, hit, miss, unknown);
            case Predicate.Opaque term -> throw unable(term);
            case Predicate.ListIncludes term -> throw unable(term);
        }
        undecided(unknown, pass, bit);
    }

    /** Whether one of several texts occurs in another one. */
    private void occurs(Terms.Occurs occurs, Label hit, Label miss, Label pass, long bit) {
        Label unknown = out.label();
        texts.occurs(occurs, hit, miss, unknown);
        undecided(unknown, pass, bit);
    }

    private void undecided(Label unknown, Label pass, long bit) {
        out.place(unknown);
        out.load(Size.DOUBLE, Reg.R0, Reg.R10, UNCERTAIN);
        setBit(Reg.R0, bit);
        out.store(Size.DOUBLE, Reg.R10, UNCERTAIN, Reg.R0).jump(pass);
    }

    private void exists(Predicate.Exists exists, Label hit, Label miss, Label unknown) {
        if (!(exists.value() instanceof Expr.FieldRef ref)) {
            throw unable(exists);
        }
        switch (ref.field().type().storage()) {
            case NUMBER -> source.number(out, ref.field(), miss, unknown);
            case TEXT -> source.exists(out, ref.field(), miss, unknown);
            case ADDRESS -> addresses.exists(ref, miss, unknown);
            case DECIMAL, LIST, PROCESSES, EVENTS -> throw unable(exists);
        }
        out.jump(hit);
    }

    private void setBit(Reg reg, long bit) {
        if (bit == (int) bit) {
            out.alu(Alu.OR, reg, (int) bit);
        } else {
            out.set(Reg.R1, bit).alu(Alu.OR, reg, Reg.R1);
        }
    }

    private static IllegalArgumentException unable(Predicate term) {
        return new IllegalArgumentException("not for a kernel: " + term);
    }
}
