package dev.ringside.tests.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One query's reader hangs: others can come, change and go meanwhile, and get what happened when it goes on. */
@NeedsKernel
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class HangingSinkTest {
    @TempDir
    private Path directory;

    @Test
    void othersComeChangeAndGo() throws Exception {
        Path file = Files.createFile(directory.resolve("opened"));
        String opens = "files.where(op == \"open\" && path == \"" + file + "\")";
        try (LinuxFeed feed = new LinuxFeed();
                StalledQuery stalled = new StalledQuery(feed, opens)) {
            open(file);
            Awaitility.await().until(() -> stalled.received() == 1);

            CompletableFuture.runAsync(() -> {
                        try (LiveQuery query = new LiveQuery(feed, opens)) {
                            query.replace("name == \"no-such\"");
                        }
                    })
                    .get(30, TimeUnit.SECONDS);
            LiveQuery other = CompletableFuture.supplyAsync(() -> new LiveQuery(feed, opens))
                    .get(30, TimeUnit.SECONDS);
            try (other) {
                open(file);
                stalled.release();
                assertThat(other.await(1)).hasSize(1);
                assertThat(stalled.end().delivered()).isEqualTo(2);
            }
        }
    }

    @Test
    void theFeedEndsWithoutIt() throws Exception {
        Path file = Files.createFile(directory.resolve("opened"));
        LinuxFeed feed = new LinuxFeed();
        try (StalledQuery stalled = new StalledQuery(feed, "files.where(path == \"" + file + "\")")) {
            open(file);
            Awaitility.await().until(() -> stalled.received() == 1);

            CompletableFuture.runAsync(feed::close).get(30, TimeUnit.SECONDS);
        }
    }

    private static void open(Path file) {
        Programs.run(": <" + file);
    }
}
