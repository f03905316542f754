package dev.ringside.driver.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Programs of other projects' tests that no verifier may let through. */
class VerifierRefusalTest {
    private static final int KIND = 0;
    private static final String EXIT = "9500000000000000";
    /** Programs that our assembler does not write: registers and distances that there are not. */
    private static final Map<String, String> BYTES = Map.of(
            "err-infinite-loop", "0500ffff00000000" + EXIT,
            "err-jmp-out", "0500020000000000" + EXIT,
            "err-jmp-lddw", "0500010000000000" + "1800000088776655" + "0000000044332211" + EXIT,
            "err-invalid-reg-dst", "b70b000001000000" + EXIT,
            "err-invalid-reg-src", "bfb0000000000000" + EXIT);

    private static NativeCore core;

    @BeforeAll
    static void start() {
        assumeTrue(Files.isDirectory(UbpfVector.folder()), "needs the vectors at " + UbpfVector.folder());
        core = NativeCore.start();
    }

    @AfterAll
    static void stop() {
        if (core != null) {
            core.close();
        }
    }

    @Test
    void what_ubpf_does_not_load_is_refused() {
        int programs = 0;
        for (UbpfVector vector : UbpfVector.in("errors")) {
            if (vector.isRefused()) {
                assertThat(core.verify(KIND, code(vector)).isRefused())
                        .as(vector.name())
                        .isTrue();
                programs++;
            }
        }
        assertThat(programs).isGreaterThan(15);
    }

    @Test
    void what_faults_in_ubpf_faults_here_and_is_refused() {
        int programs = 0;
        for (UbpfVector vector : UbpfVector.in("errors")) {
            if (vector.faults()) {
                assertThat(core.run(code(vector), vector.memory()))
                        .as(vector.name())
                        .isEmpty();
                assertThat(core.verify(KIND, code(vector)).isRefused())
                        .as(vector.name())
                        .isTrue();
                programs++;
            }
        }
        assertThat(programs).isEqualTo(4);
    }

    @Test
    void what_prevail_rejects_is_refused() {
        assumeTrue(Files.isDirectory(PrevailProgram.folder()), "needs the programs at " + PrevailProgram.folder());
        int programs = 0;
        for (PrevailProgram program : PrevailProgram.rejected()) {
            byte[] code = program.code();
            NativeCore.Verdict verdict = core.verify(KIND, code);
            assertThat(verdict.isRefused()).as(program.name()).isTrue();
            // For what it does, and not because the frame that it was put into is wrong.
            assertThat(verdict.slot()).as(program.name()).isBetween(program.prologue(), code.length / Long.BYTES - 2);
            programs++;
        }
        assertThat(programs).isGreaterThan(20);
    }

    private static byte[] code(UbpfVector vector) {
        String bytes = BYTES.get(vector.name());
        return bytes == null ? vector.code() : HexFormat.of().parseHex(bytes);
    }
}
