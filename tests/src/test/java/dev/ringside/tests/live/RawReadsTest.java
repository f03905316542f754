package dev.ringside.tests.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.dsl.event.Event;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsKernel
class RawReadsTest {
    private static final Path DISK = Path.of("/dev/loop0");

    @TempDir
    Path directory;

    @Test
    void onlyDisksOpenedForReadingAreTold() throws Exception {
        assumeTrue(Files.exists(DISK), "needs " + DISK);
        Path real = directory.toRealPath();
        Path program = Programs.compiled(real, "raw", """
                open("/dev/loop0", O_PATH);
                open("/dev/loop0", O_WRONLY);
                open("/dev/loop0", O_RDONLY | O_DIRECTORY);
                open("/dev/null", O_RDONLY);
                open("file", O_CREAT | O_RDWR, 0600);
                open("/dev/loop0", O_RDONLY);
                mknod("disk", S_IFBLK | 0600, 7 << 8);
                open("disk", O_RDWR);
                """);
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, "rawreads.where(name == \"" + program.getFileName() + "\")");
                LiveQuery one = new LiveQuery(
                        feed, "rawreads.where(device == \"/dev/loop0\" && image == \"" + program + "\")")) {
            assertThat(one.isExact()).isTrue();
            Programs.run("cd " + real + " && " + program);

            List<Event> events = query.end();
            assertThat(events.stream().map(event -> LiveQuery.text(event, "device")))
                    .containsExactly("/dev/loop0", real + "/disk");
            assertThat(events).allSatisfy(event -> {
                assertThat(LiveQuery.number(event, "eventId")).isEqualTo(9);
                assertThat(LiveQuery.text(event, "image")).isEqualTo(program.toString());
                assertThat(LiveQuery.text(event, "user")).isEqualTo("root");
            });
            assertThat(one.end()).hasSize(1);
            assertThat(query.accounts().isBalanced()).isTrue();
            assertThat(query.accounts().lost()).isZero();
        }
    }
}
