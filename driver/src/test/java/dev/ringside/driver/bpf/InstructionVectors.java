package dev.ringside.driver.bpf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** The instructions of {@code instructions.data}, each as bytes and as text. */
public final class InstructionVectors {
    private InstructionVectors() {}

    /**
     * One instruction.
     *
     * @param insns its slot, or two
     * @param text how the kernel's verifier writes it
     */
    public record Vector(List<Insn> insns, String text) {
        public boolean isUnknown() {
            return text.contains("unknown dst");
        }

        @Override
        public String toString() {
            return text;
        }
    }

    public static List<Vector> all() {
        try (InputStream in = InstructionVectors.class.getResourceAsStream("instructions.data")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(InstructionVectors::vector)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Vector vector(String line) {
        String[] parts = line.split(" +", 2);
        return new Vector(insns(HexFormat.of().parseHex(parts[0])), parts[1]);
    }

    static List<Insn> insns(byte[] bytes) {
        List<Insn> insns = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            insns.add(Insn.decode(in.getLong()));
        }
        return insns;
    }
}
