package dev.ringside.driver.bpf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A finished program.
 *
 * @param insns its slots
 * @param functions where its functions begin, the main one at 0 first; what is not there is reached by jumps only
 */
public record Program(List<Insn> insns, List<Integer> functions) {
    public Program {
        insns = List.copyOf(insns);
        functions = List.copyOf(functions);
    }

    /** The program as the kernel takes it, little endian. */
    public byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(insns.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        insns.forEach(insn -> out.putLong(insn.encode()));
        return out.array();
    }
}
