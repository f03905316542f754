package dev.ringside.driver.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The native tests of the driver, its core and its shell, under the compiler's sanitizers: what is run here says more when it is run by itself. */
class NativeTest {
    private static final Path FOLDER = Path.of("src/test/c");

    @ParameterizedTest
    @CsvSource({
        "run, concurrent_events_are_neither_lost_nor_doubled_while_filters_are_exchanged",
        "shim/run, a_driver_is_unloaded_in_a_storm_of_callbacks_at_the_same_time"
    })
    @Timeout(900)
    void native_tests_pass_under_sanitizers(String run, String last) throws IOException, InterruptedException {
        NativeCore.needsCompiler();
        Process tests = new ProcessBuilder(FOLDER.resolve(run).toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(tests.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tests.waitFor()).as(output).isZero();
        assertThat(output).contains("ok " + last);
    }
}
