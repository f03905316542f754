package dev.ringside.driver.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The native tests of the driver's core, under the compiler's sanitizers: {@code driver/src/test/c/run} by itself says more. */
class CoreTest {
    private static final Path RUN = Path.of("src/test/c/run");

    @Test
    @Timeout(600)
    void native_tests_pass_under_sanitizers() throws IOException, InterruptedException {
        NativeCore.needsCompiler();
        Process tests =
                new ProcessBuilder(RUN.toString()).redirectErrorStream(true).start();
        String output = new String(tests.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tests.waitFor()).as(output).isZero();
        assertThat(output).contains("ok concurrent_events_are_neither_lost_nor_doubled_while_filters_are_exchanged");
    }
}
