package dev.ringside.tests.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.dsl.event.Event;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsKernel
class ImagesTest {
    /** Maps its first argument and other things, and prints of each that may be executed what an event is to say. */
    private static final String MAPPER = """
            #define _GNU_SOURCE
            #include <fcntl.h>
            #include <stdio.h>
            #include <sys/mman.h>
            #include <unistd.h>

            static const int RX = PROT_READ | PROT_EXEC, RW = PROT_READ | PROT_WRITE;
            static const int MEMORY = MAP_PRIVATE | MAP_ANONYMOUS;

            static void *tell(const char *kind, const char *path, void *base, long size) {
                printf("%s %s %ld %ld\\n", kind, path, (long) base, size);
                return base;
            }

            int main(int count, char **arguments) {
                char *path = arguments[1];
                int file = open(path, O_RDONLY);
                tell("file", path, mmap(0, 5000, RX, MAP_PRIVATE, file, 0), 5000);
                mmap(0, 4096, PROT_READ, MAP_PRIVATE, file, 0);

                int memory = memfd_create("secret", 0);
                if (ftruncate(memory, 8192)) return 1;
                tell("memfd", "/memfd:secret", mmap(0, 8192, RX, MAP_PRIVATE, memory, 0), 8192);

                void *writable = tell("anonymous", "-", mmap(0, 12288, RW | PROT_EXEC, MEMORY, -1, 0), 12288);
                mprotect(writable, 12288, RX);
                char *late = mmap(0, 16384, RW, MEMORY, -1, 0);
                mprotect(late, 16384, RX);
                tell("anonymous", "-", late, 16384);
                mprotect(late, 4096, RW);
                mprotect(late, 8192, RX);
                tell("anonymous", "-", late, 8192);
                mprotect(late, 4096, PROT_READ);

                char *read = mmap(0, 4096, PROT_READ, MAP_PRIVATE, file, 0);
                mprotect(read, 4096, RX);
                tell("file", path, read, 4096);
                tell("anonymous", "-", mmap(0, 4096, RX, MAP_SHARED | MAP_ANONYMOUS, -1, 0), 4096);

                mmap(0, 4096, RX, MAP_PRIVATE, 999, 0);
                mprotect((void *) 0x10000, 4096, PROT_EXEC);
                return 0;
            }
            """;

    @TempDir
    Path directory;

    @Test
    void whatMayBeExecutedIsToldOnceAndNothingElseIs() {
        Path mapped = Programs.unique(directory, "mapped");
        Path program = Programs.built(directory, "mapper", MAPPER, "-static");
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, "images.where(name == \"" + program.getFileName() + "\")")) {
            assertThat(query.isExact()).isTrue();
            List<String> expected = Programs.output(program.toString(), mapped.toString());

            List<Event> events = new ArrayList<>(query.endAndBalance());
            Event start = events.removeFirst();
            assertThat(LiveQuery.line(start, "kind", "path", "image")).isEqualTo("file " + program + " " + program);
            assertThat(LiveQuery.number(start, "size")).isPositive();
            assertThat(events)
                    .extracting(event -> LiveQuery.line(event, "kind", "path", "base", "size"))
                    .containsExactlyElementsOf(expected);
        }
    }

    @Test
    void aProgramIsToldWithItsInterpreterAndItsLibraries() {
        Path program = Programs.unique(directory, "linked");
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(
                        feed, "images.where(image.endsWith(\"/" + program.getFileName() + "\") && kind == \"file\")")) {
            assertThat(query.isExact()).isTrue();
            Programs.output(program.toString());

            List<Event> events = query.endAndBalance();
            assertThat(events)
                    .extracting(event ->
                            Path.of(LiveQuery.text(event, "path")).getFileName().toString())
                    .containsExactly(program.getFileName().toString(), "ld-linux-x86-64.so.2", "libc.so.6");
            assertThat(events)
                    .extracting(event -> LiveQuery.number(event, "base"))
                    .doesNotHaveDuplicates();
        }
    }
}
