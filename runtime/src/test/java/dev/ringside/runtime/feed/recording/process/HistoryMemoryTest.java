package dev.ringside.runtime.feed.recording.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** More starts than there is memory for, in a virtual machine of their own that has little. */
class HistoryMemoryTest {
    private static final StreamType PROCS = Schema.standard().stream("procs");
    private static final int STARTS = 2_000_000;

    @ParameterizedTest
    @CsvSource({"again, 48", "others, 192"})
    void whatIsKeptIsBoundedHoweverManyStartsAreTold(String which, int megabytes) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + megabytes + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HistoryMemoryTest.class.getName(),
                        which)
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            // A JVM that misses something of its system says so before, on standard output.
            assertThat(said).endsWith("learned");
        } finally {
            process.destroyForcibly();
        }
    }

    /** Learns of the same start again and again, or of another one each time. */
    public static void main(String[] arguments) {
        ProcessHistory history = new ProcessHistory();
        for (int i = 0; i < STARTS; i++) {
            history.learn(start(arguments[0].equals("again") ? 0 : i));
        }
        System.out.print("learned");
    }

    private static Event start(long number) {
        return new EventBuilder(PROCS, Os.WINDOWS)
                .set(PROCS.field("time"), number)
                .set(PROCS.field("host"), "desk")
                .set(PROCS.field("pid"), number)
                .set(PROCS.field("guid"), "{" + number + "}")
                .build();
    }
}
