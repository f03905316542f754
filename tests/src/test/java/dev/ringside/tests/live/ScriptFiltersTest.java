package dev.ringside.tests.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import dev.ringside.runtime.script.Script;
import dev.ringside.runtime.script.ScriptEvent;
import dev.ringside.runtime.script.ScriptHost;
import dev.ringside.runtime.script.ScriptOptions;
import dev.ringside.runtime.script.ScriptSource;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsKernel
class ScriptFiltersTest {
    private static final int TIMES = 4000;
    private static final int CHANGES = 1000;
    private static final long PATIENCE_SECONDS = 120;

    /** Odd numbers, and the last word, are let through by every one of its filters; even ones by every other filter. */
    private static final String SCRIPT = """
            const program = "PROGRAM";
            const seen = [];
            let changes = 0;
            const running = procs.where(name == program).on(e => {
                const word = e.args.at(-1);
                seen.push(word);
                if (changes < CHANGES) {
                    if (changes++ % 2 == 0) {
                        running.narrow(/([13579]|done)$/.test(cmdline));
                    } else {
                        running.widen(name == program);
                    }
                }
                if (word === "done") {
                    for (let i = 0; i < seen.length; i += 500) {
                        console.log(seen.slice(i, i + 500).join(" "));
                    }
                    console.log(`changes ${changes}`);
                }
            });
            """;

    @TempDir
    Path directory;

    @Test
    void aScriptThatChangesItsFilterAThousandTimesInAStormGetsAllItIsEntitledToOnce() throws Exception {
        Path program = Programs.unique(directory, "script");
        String text =
                SCRIPT.replace("PROGRAM", program.getFileName().toString()).replace("CHANGES", String.valueOf(CHANGES));
        BlockingQueue<ScriptEvent> told = new LinkedBlockingQueue<>();
        try (LinuxFeed feed = new LinuxFeed();
                Engine engine = new Engine(List.of(feed));
                ScriptHost host =
                        new ScriptHost(engine, Schema.standard(), ScriptOptions.LIVE.withQueue(TIMES), told::add)) {
            Script script = host.load(ScriptSource.of("storm.js", text));
            host.begin();
            Programs.storm(program, TIMES);
            Programs.run(program + " done");

            List<String> seen = words(told);
            Subscription subscription = script.subscriptions().getFirst();
            assertThat(script.stats().dropped()).isZero();
            assertThat(subscription.accounts().lost()).isZero();
            assertThat(seen).doesNotHaveDuplicates().contains(odd()).last().isEqualTo("done");
        }
    }

    /** What the script wrote, once it has written how often it has changed its filter. */
    private static List<String> words(BlockingQueue<ScriptEvent> told) throws InterruptedException {
        StringBuilder words = new StringBuilder();
        while (true) {
            ScriptEvent event = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(event).as("what the script says").isInstanceOf(ScriptEvent.Log.class);
            String line = ((ScriptEvent.Log) event).text();
            if (line.startsWith("changes")) {
                assertThat(line).isEqualTo("changes " + CHANGES);
                return Arrays.asList(words.toString().strip().split(" "));
            }
            words.append(line).append(' ');
        }
    }

    private static String[] odd() {
        return IntStream.range(0, TIMES)
                .filter(number -> number % 2 == 1)
                .mapToObj(Integer::toString)
                .toArray(String[]::new);
    }
}
