package dev.ringside.driver.filter;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Code that looks a text up in a hash set of literals. */
final class TextSets {
    private static final int LONGEST_KEY = 64;

    private final Assembler out;
    private final ConstantPool constants;
    /** Bytes for the length in front of a key: only that tells a text from the same with NULs behind it. */
    private final int prefix;

    TextSets(Assembler out, TextEncoding encoding, ConstantPool constants) {
        this.out = out;
        this.constants = constants;
        this.prefix = encoding.canHave("\0") ? Long.BYTES : 0;
    }

    /** Bytes of the longest literal that goes into a set. */
    int longest() {
        return LONGEST_KEY - prefix;
    }

    /** Puts the text, padded with zeros, behind the temporaries on the stack and looks it up. Its length is in R0. */
    void lookUp(TextPlace place, List<Literal> literals, Label hit, Label miss) {
        int longest = literals.stream().mapToInt(Literal::length).max().orElseThrow();
        int keySize = prefix + (longest + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
        int set = constants.addSet(new ConstantPool.KeySet(
                keySize, literals.stream().map(literal -> key(literal, keySize)).toList()));
        out.jump(Jump.GT, Reg.R0, longest, miss);
        for (int i = 0; i < keySize; i += Long.BYTES) {
            out.store(Size.DOUBLE, Reg.R10, FilterCompiler.KEY + i, 0);
        }
        if (prefix > 0) {
            out.store(Size.DOUBLE, Reg.R10, FilterCompiler.KEY, Reg.R0);
        }
        place.start(out);
        out.mov(Reg.R3, Reg.R1).mov(Reg.R2, Reg.R0);
        out.mov(Reg.R1, Reg.R10).alu(Alu.ADD, Reg.R1, FilterCompiler.KEY + prefix);
        out.call(Helper.PROBE_READ_KERNEL);
        out.loadMap(Reg.R1, set);
        out.mov(Reg.R2, Reg.R10).alu(Alu.ADD, Reg.R2, FilterCompiler.KEY);
        out.call(Helper.MAP_LOOKUP);
        out.jump(Jump.NE, Reg.R0, 0, hit);
    }

    private byte[] key(Literal literal, int size) {
        ByteBuffer key = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        if (prefix > 0) {
            key.putLong(literal.length());
        }
        return key.put(literal.bytes()).array();
    }
}
