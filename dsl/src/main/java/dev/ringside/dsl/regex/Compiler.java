package dev.ringside.dsl.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes a program of a tree. */
final class Compiler {
    /** A greater program is refused: repetitions are written out, and nested ones multiply. */
    private static final int LARGEST = 50_000;

    private final String source;
    private final Flags flags;
    private final CaseRules rules;
    private final List<UnitSet> sets = new ArrayList<>();
    private final Map<Ranges, Integer> setIndexes = new HashMap<>();
    /** For each group that a reference names, the first of its two registers. */
    private final Map<Integer, Integer> captures = new HashMap<>();

    private int[] code = new int[64];
    private int size;
    private int registers;
    private int splits;
    private int runs;

    private Compiler(String source, Flags flags) {
        this.source = source;
        this.flags = flags;
        this.rules = CaseRules.of(flags);
    }

    static Program compile(String source, Node node, Flags flags) {
        Compiler compiler = new Compiler(source, flags);
        compiler.findReferences(node);
        compiler.emit(node, false);
        compiler.op(Op.ACCEPT);
        return new Program(
                Arrays.copyOf(compiler.code, compiler.size),
                List.copyOf(compiler.sets),
                compiler.rules,
                flags.unicode(),
                compiler.registers,
                compiler.splits,
                compiler.runs,
                compiler.captures.isEmpty(),
                FirstUnits.anchored(node),
                new UnitSet(ClassParser.word(flags)),
                FirstUnits.of(node, compiler.rules));
    }

    private void findReferences(Node node) {
        switch (node) {
            case Node.Set set -> {}
            case Node.Sequence sequence -> sequence.parts().forEach(this::findReferences);
            case Node.Alternatives alternatives -> alternatives.branches().forEach(this::findReferences);
            case Node.Group group -> findReferences(group.body());
            case Node.Repeat repeat -> findReferences(repeat.body());
            case Node.Look look -> findReferences(look.body());
            case Node.Reference reference -> {
                if (!captures.containsKey(reference.group())) {
                    captures.put(reference.group(), registers);
                    registers += 2;
                }
            }
            case Node.Assertion assertion -> {}
        }
    }

    private void emit(Node node, boolean back) {
        switch (node) {
            case Node.Set set -> emitSet(set, back);
            case Node.Sequence sequence -> {
                List<Node> parts = sequence.parts();
                for (int i = 0; i < parts.size(); i++) {
                    emit(parts.get(back ? parts.size() - 1 - i : i), back);
                }
            }
            case Node.Alternatives alternatives -> emitAlternatives(alternatives.branches(), back);
            case Node.Group group -> emitGroup(group, back);
            case Node.Repeat repeat -> emitRepeat(repeat, back);
            case Node.Look look -> {
                int at = op(Op.LOOK, look.negative() ? 1 : 0, 0);
                emit(look.body(), look.behind());
                op(Op.LOOKED);
                code[at + 2] = size;
            }
            case Node.Reference reference -> {
                Integer register = captures.get(reference.group());
                if (register != null) {
                    op(back ? Op.REFERENCE_BACK : Op.REFERENCE, register);
                }
            }
            case Node.Assertion assertion -> op(Op.of(assertion.kind()));
        }
    }

    private void emitSet(Node.Set set, boolean back) {
        Ranges closed = FirstUnits.closed(set, rules);
        if (closed.size() == 1) {
            int only = closed.ranges().get(0).low();
            boolean surrogate = only >= Character.MIN_SURROGATE && only <= Character.MAX_SURROGATE;
            if (only <= Character.MAX_VALUE && !(flags.unicode() && surrogate)) {
                op(back ? Op.UNIT_BACK : Op.UNIT, only);
                return;
            }
        }
        if (flags.unicode()) {
            op(back ? Op.POINT_BACK : Op.POINT, index(closed));
        } else {
            op(back ? Op.SET_BACK : Op.SET, index(closed));
        }
    }

    private int index(Ranges closed) {
        return setIndexes.computeIfAbsent(closed, ranges -> {
            sets.add(new UnitSet(ranges));
            return sets.size() - 1;
        });
    }

    private void emitAlternatives(List<Node> branches, boolean back) {
        List<Integer> jumps = new ArrayList<>();
        for (Node branch : branches.subList(0, branches.size() - 1)) {
            int split = op(Op.SPLIT, splits++, size + 4, 0);
            emit(branch, back);
            jumps.add(op(Op.JUMP, 0));
            code[split + 3] = size;
        }
        emit(branches.get(branches.size() - 1), back);
        jumps.forEach(jump -> code[jump + 1] = size);
    }

    private void emitGroup(Node.Group group, boolean back) {
        Integer register = captures.get(group.number());
        if (register == null) {
            emit(group.body(), back);
            return;
        }
        op(Op.SAVE, back ? register + 1 : register);
        emit(group.body(), back);
        op(Op.SAVE, back ? register : register + 1);
    }

    private void emitRepeat(Node.Repeat repeat, boolean back) {
        // Which of several ways is tried first makes a difference to what groups hold, not to whether there is a way.
        boolean anyOrder = repeat.greedy() || captures.isEmpty();
        if (repeat.body() instanceof Node.Set set && !flags.unicode() && !back && anyOrder) {
            int at = op(Op.RUN, runs++, 0, repeat.min(), repeat.max());
            code[at + 2] = index(FirstUnits.closed(set, rules));
            return;
        }
        for (int i = 0; i < repeat.min(); i++) {
            int before = size;
            emitTurn(repeat, back);
            if (size == before) {
                break;
            }
        }
        if (repeat.max() == Node.UNLIMITED) {
            int split = emitOption(repeat, back);
            op(Op.JUMP, split);
            leaveTo(split, repeat.greedy());
            return;
        }
        List<Integer> options = new ArrayList<>();
        for (int i = repeat.min(); i < repeat.max(); i++) {
            options.add(emitOption(repeat, back));
        }
        options.forEach(split -> leaveTo(split, repeat.greedy()));
    }

    /** A split between one more turn, which must move, and leaving the loop; where it leaves to is filled in later. */
    private int emitOption(Node.Repeat repeat, boolean back) {
        int split = op(Op.SPLIT, splits++, size + 4, size + 4);
        boolean mayStand = repeat.body().canBeEmpty();
        int register = registers;
        if (mayStand) {
            registers++;
            op(Op.SAVE, register);
        }
        emitTurn(repeat, back);
        if (mayStand) {
            op(Op.MOVED, register);
        }
        return split;
    }

    private void leaveTo(int split, boolean greedy) {
        code[split + (greedy ? 3 : 2)] = size;
    }

    private void emitTurn(Node.Repeat repeat, boolean back) {
        for (int group = repeat.firstGroup(); group < repeat.endGroup(); group++) {
            Integer register = captures.get(group);
            if (register != null) {
                op(Op.CLEAR, register, register + 2);
            }
        }
        emit(repeat.body(), back);
    }

    /** Appends an operation, and says where it stands. */
    private int op(int... words) {
        if (size + words.length > LARGEST) {
            throw Problem.inSource(
                    source,
                    0,
                    source.length(),
                    "the regular expression is too large",
                    "make the bounds in braces smaller or fewer");
        }
        if (size + words.length > code.length) {
            code = Arrays.copyOf(code, code.length * 2);
        }
        int at = size;
        System.arraycopy(words, 0, code, size, words.length);
        size += words.length;
        return at;
    }
}
