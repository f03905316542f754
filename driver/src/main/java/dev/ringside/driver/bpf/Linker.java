package dev.ringside.driver.bpf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Turns the slots of an assembler into a program: finds what is reached, leaves the rest out, and computes the distances. */
final class Linker {
    private final List<Insn> insns;
    private final List<Label> functions;
    /** By slot, the label that the slot names. */
    private final @Nullable Reference[] references;
    /** By slot, whether it stays. One more, for labels at the very end. */
    private final boolean[] kept;

    /** What a slot names a label for. */
    enum Kind {
        JUMP,
        FUNCTION
    }

    /** A slot that names a label. */
    record Reference(int slot, Label target, Kind kind) {}

    Linker(List<Insn> insns, List<Reference> references, List<Label> functions) {
        this.insns = insns;
        this.functions = functions;
        this.references = new Reference[insns.size()];
        for (Reference reference : references) {
            if (!reference.target().isPlaced()) {
                throw new IllegalStateException("the label that slot " + reference.slot() + " names was never placed");
            }
            this.references[reference.slot()] = reference;
        }
        this.kept = new boolean[insns.size() + 1];
    }

    Program link() {
        markReached();
        while (dropEmptyJumps()) {
            // Dropping one may bring another one next to its target.
        }
        int[] position = new int[insns.size() + 1];
        for (int slot = 0; slot < insns.size(); slot++) {
            position[slot + 1] = position[slot] + (kept[slot] ? 1 : 0);
        }
        List<Insn> out = new ArrayList<>();
        for (int slot = 0; slot < insns.size(); slot++) {
            if (kept[slot]) {
                out.add(resolved(slot, position));
            }
        }
        IntStream starts = functions.stream()
                .filter(label -> label.position < insns.size() && kept[label.position])
                .mapToInt(label -> position[label.position]);
        return new Program(
                out,
                IntStream.concat(IntStream.of(0), starts)
                        .sorted()
                        .distinct()
                        .boxed()
                        .toList());
    }

    private void markReached() {
        Deque<Integer> work = new ArrayDeque<>(List.of(0));
        while (!work.isEmpty()) {
            int slot = work.pop();
            while (slot < insns.size() && !kept[slot]) {
                kept[slot] = true;
                Reference reference = references[slot];
                if (reference != null) {
                    work.push(reference.target().position);
                }
                Insn insn = insns.get(slot);
                if (insn.isWide()) {
                    kept[++slot] = true;
                }
                if (insn.opcode() == Opcode.JA || insn.opcode() == Opcode.EXIT) {
                    break;
                }
                slot++;
            }
        }
    }

    private boolean dropEmptyJumps() {
        boolean dropped = false;
        for (int slot = 0; slot < insns.size(); slot++) {
            Reference reference = references[slot];
            if (kept[slot]
                    && insns.get(slot).opcode() == Opcode.JA
                    && reference != null
                    && next(slot + 1) == next(reference.target().position)) {
                kept[slot] = false;
                dropped = true;
            }
        }
        return dropped;
    }

    /** The first slot from there on that stays. */
    private int next(int slot) {
        int at = slot;
        while (at < insns.size() && !kept[at]) {
            at++;
        }
        return at;
    }

    private Insn resolved(int slot, int[] position) {
        Insn insn = insns.get(slot);
        Reference reference = references[slot];
        if (reference == null) {
            return insn;
        }
        int distance = position[reference.target().position] - position[slot] - 1;
        return switch (reference.kind()) {
            case FUNCTION -> new Insn(insn.opcode(), insn.dst(), insn.src(), insn.offset(), distance);
            case JUMP -> {
                if (distance != (short) distance) {
                    throw new IllegalStateException("jump of " + distance + " slots at " + slot);
                }
                yield new Insn(insn.opcode(), insn.dst(), insn.src(), distance, insn.imm());
            }
        };
    }
}
