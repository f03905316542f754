package dev.ringside.driver.filter;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Network;
import dev.ringside.dsl.expr.Predicate.InNetwork;
import dev.ringside.dsl.expr.Predicate.SameAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Code for comparisons of addresses. */
final class AddressCode {
    /** Up to how many blocks of one size are compared one by one; a hash set costs as much as about that many comparisons. */
    private static final int CHAIN = 6;

    // On the stack: the two halves of the address, and what is left of it in a block of the size at hand.
    private static final int ADDRESS = FilterCompiler.TEMPORARIES - 8;
    private static final int KEY = FilterCompiler.TEMPORARIES - 24;

    private static final int KEY_SIZE = 16;

    private final Assembler out;
    private final FieldSource source;
    private final ConstantPool constants;

    AddressCode(Assembler out, FieldSource source, ConstantPool constants) {
        this.out = out;
        this.source = source;
        this.constants = constants;
    }

    void same(SameAddress same, Label hit, Label miss, Label unknown) {
        if (!(same.left() instanceof Expr.FieldRef ref) || !(same.right() instanceof Expr.IpLiteral literal)) {
            throw unable(same);
        }
        source.address(out, ref.field(), ADDRESS, miss, unknown);
        contained(new Network(literal.value(), 2 * Long.SIZE), hit, miss);
    }

    void in(InNetwork in, Label hit, Label miss, Label unknown) {
        if (!(in.address() instanceof Expr.FieldRef ref)) {
            throw unable(in);
        }
        source.address(out, ref.field(), ADDRESS, miss, unknown);
        Map<Integer, List<Network>> bySize = new TreeMap<>();
        in.networks()
                .forEach(network -> bySize.computeIfAbsent(network.prefix(), size -> new ArrayList<>())
                        .add(network));
        bySize.forEach((prefix, networks) -> {
            if (networks.size() > CHAIN) {
                lookUp(prefix, networks.stream().distinct().toList(), hit);
            } else {
                networks.forEach(network -> {
                    Label next = out.label();
                    contained(network, hit, next);
                    out.place(next);
                });
            }
        });
        out.jump(miss);
    }

    void exists(Expr.FieldRef ref, Label miss, Label unknown) {
        source.address(out, ref.field(), ADDRESS, miss, unknown);
    }

    private void contained(Network network, Label hit, Label miss) {
        half(0, network.prefix(), network.base().high(), miss);
        half(1, network.prefix(), network.base().low(), miss);
        out.jump(hit);
    }

    /** Goes on here if that half of the address is within the block. */
    private void half(int index, int prefix, long value, Label miss) {
        if (masked(index, prefix)) {
            out.set(Reg.R1, value).jump(Jump.NE, Reg.R0, Reg.R1, miss);
        }
    }

    /** Puts what a block fixes of a half of the address into R0, unless it fixes nothing. */
    private boolean masked(int index, int prefix) {
        int bits = Math.clamp(prefix - (long) index * Long.SIZE, 0, Long.SIZE);
        if (bits == 0) {
            return false;
        }
        out.load(Size.DOUBLE, Reg.R0, Reg.R10, ADDRESS + index * Long.BYTES);
        if (bits < Long.SIZE) {
            out.set(Reg.R1, -1L << (Long.SIZE - bits)).alu(Alu.AND, Reg.R0, Reg.R1);
        }
        return true;
    }

    private void lookUp(int prefix, List<Network> networks, Label hit) {
        int set = constants.addSet(new ConstantPool.KeySet(
                KEY_SIZE, networks.stream().map(network -> key(network.base())).toList()));
        for (int index = 0; index < 2; index++) {
            if (!masked(index, prefix)) {
                out.mov(Reg.R0, 0);
            }
            out.store(Size.DOUBLE, Reg.R10, KEY + index * Long.BYTES, Reg.R0);
        }
        out.loadMap(Reg.R1, set);
        out.mov(Reg.R2, Reg.R10).alu(Alu.ADD, Reg.R2, KEY);
        out.call(Helper.MAP_LOOKUP).jump(Jump.NE, Reg.R0, 0, hit);
    }

    private static byte[] key(IpAddress address) {
        return ByteBuffer.allocate(KEY_SIZE)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(address.high())
                .putLong(address.low())
                .array();
    }

    private static IllegalArgumentException unable(Object term) {
        return new IllegalArgumentException("not for a kernel: " + term);
    }
}
