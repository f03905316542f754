package dev.ringside.driver.bpf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * A finished program. Maps stand in it as numbers that whoever wrote it chose; {@link #link} puts file descriptors in their place, so that a
 * program can be made, compared and printed without a kernel.
 *
 * @param insns its slots
 * @param functions where its functions begin, the main one at 0 first; what is not there is reached by jumps only
 */
public record Program(List<Insn> insns, List<Integer> functions) {
    public Program {
        insns = List.copyOf(insns);
        functions = List.copyOf(functions);
    }

    /** The same program with each map's number replaced by what the function gives for it. */
    public Program link(IntUnaryOperator descriptorOf) {
        return new Program(
                insns.stream()
                        .map(insn -> insn.namesMap()
                                ? new Insn(
                                        insn.opcode(),
                                        insn.dst(),
                                        insn.src(),
                                        insn.offset(),
                                        descriptorOf.applyAsInt(insn.imm()))
                                : insn)
                        .toList(),
                functions);
    }

    /** The program as the kernel takes it, little endian. */
    public byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(insns.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        insns.forEach(insn -> out.putLong(insn.encode()));
        return out.array();
    }
}
