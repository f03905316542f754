package dev.ringside.driver.bpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The programs of the public conformance vectors, written by our assembler and read by our disassembler. */
class ConformanceTest {
    @BeforeEach
    void needsVectors() {
        assumeTrue(
                Files.isDirectory(ConformanceVector.folder()),
                "needs the conformance vectors at " + ConformanceVector.folder());
    }

    @Test
    void every_program_disassembles_without_anything_unknown() {
        int programs = 0;
        for (ConformanceVector vector : ConformanceVector.all()) {
            if (!vector.name().equals("callx")) {
                String text = new Disassembler().print(vector.program());
                assertThat(text).as(vector.name()).isNotEmpty().doesNotContain("unknown dst");
                programs++;
            }
        }
        assertThat(programs).isGreaterThan(200);
    }
}
