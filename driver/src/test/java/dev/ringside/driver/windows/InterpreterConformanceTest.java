package dev.ringside.driver.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.driver.bpf.ConformanceVector;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The public conformance vectors, run by the driver's interpreter. */
class InterpreterConformanceTest {
    /** A call of the helper whose number is in a register, which our assembler does not write: {@code mov r1, -1; mov r2, 5; callx r2; mov r0, 2; exit}. */
    private static final byte[] CALL_BY_REGISTER = HexFormat.of()
            .parseHex("b7010000ffffffff" + "b702000005000000" + "8d02000000000000" + "b700000002000000"
                    + "9500000000000000");

    private static NativeCore core;

    @BeforeAll
    static void start() {
        assumeTrue(
                Files.isDirectory(ConformanceVector.folder()),
                "needs the conformance vectors at " + ConformanceVector.folder());
        core = NativeCore.start();
    }

    @AfterAll
    static void stop() {
        if (core != null) {
            core.close();
        }
    }

    @Test
    void interpreter_gives_what_every_vector_says() {
        List<ConformanceVector> vectors = ConformanceVector.all();
        for (ConformanceVector vector : vectors) {
            byte[] code = vector.name().equals("callx")
                    ? CALL_BY_REGISTER
                    : vector.program().encode();
            assertThat(core.run(code, vector.memory())).as(vector.name()).hasValue(vector.result());
        }
        assertThat(vectors).hasSizeGreaterThan(220);
    }

    @Test
    void interpreter_gives_what_ubpf_gives() {
        int programs = 0;
        for (String folder : List.of("", "helpers", "extensions")) {
            for (UbpfVector vector : UbpfVector.in(folder)) {
                if (vector.result().isPresent()) {
                    assertThat(core.run(vector.code(), vector.memory()))
                            .as(vector.name())
                            .isEqualTo(vector.result());
                    programs++;
                }
            }
        }
        assertThat(programs).isGreaterThan(40);
    }
}
