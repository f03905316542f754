package dev.ringside.tests.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.source.Feeds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever records is killed at any moment: what had been flushed is there, and everything before it. */
@NeedsKernel
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class KilledRecorderTest {
    private static final int TIMES = 4;
    private static final Schema SCHEMA = Schema.standard();
    private static final StreamType PROCS = SCHEMA.stream("procs");

    private final Random random = new Random(11);

    @TempDir
    private Path folder;

    @Test
    void whatWasFlushedIsThereAndNothingIsMissingBeforeIt() throws Exception {
        Path program = folder.resolve("n" + UUID.randomUUID().toString().substring(0, 6));
        Files.copy(Path.of("/bin/true"), program);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        for (int i = 0; i < TIMES; i++) {
            String name = "x" + i + ".rec";
            Path file = folder.resolve(name);
            try (Ringside recorder =
                    Ringside.start(folder, "record", name, "procs.where(image == \"" + program.toRealPath() + "\")")) {
                recorder.awaitError("recording ");
                Process storm =
                        new ProcessBuilder("bash", "-c", "for ((i = 0; ; i++)); do " + program + " $i; done").start();
                try {
                    await().atMost(Duration.ofMinutes(2))
                            .until(() -> numbers(file).size() > 50);
                    recorder.letLive(random.nextInt(1500));
                    List<Integer> flushed = numbers(file);

                    recorder.kill();

                    List<Integer> left = numbers(file);
                    assertThat(left).hasSizeGreaterThanOrEqualTo(flushed.size());
                    assertThat(left)
                            .isEqualTo(IntStream.range(0, left.size()).boxed().toList());
                } finally {
                    storm.destroyForcibly().waitFor();
                }
            }
        }
    }

    @Test
    void killedWhileItBeginsItLeavesNothingThatCannotBeToldFromARecording() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            String name = "y" + i + ".rec";
            Path file = folder.resolve(name);
            try (Ringside recorder = Ringside.start(folder, "record", name)) {
                await().atMost(Duration.ofMinutes(2))
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> Files.exists(file));
                recorder.letLive(random.nextInt(200));
                recorder.kill();
            }
            numbers(file);
            try (Ringside recorder = Ringside.start(folder, "record", name, "--append", "--for", "1s")) {
                recorder.awaitError("recording ");
            }
        }
    }

    /** The numbers that the program was started with, as far as they are in the file now. */
    private static List<Integer> numbers(Path file) throws Exception {
        List<Integer> numbers = new ArrayList<>();
        int args = PROCS.field("args").slot();
        try (Engine engine = new Engine(List.of(Feeds.recordings(SCHEMA, List.of(file.toString()), complaint -> {})));
                Subscription all = engine.start(new QueryParser(SCHEMA).query("procs", "query"), row -> {
                    Event event = row.event();
                    List<String> arguments = event.list(args);
                    if (arguments != null
                            && arguments.size() == 2
                            && arguments.get(1).matches("\\d+")) {
                        numbers.add(Integer.parseInt(arguments.get(1)));
                    }
                })) {
            all.ended().get(60, TimeUnit.SECONDS);
        }
        return numbers;
    }
}
