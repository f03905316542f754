package dev.ringside.tests.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.dsl.event.Event;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a module that comes with the kernel; skipped where the kernel has none. */
@NeedsKernel
class ModulesTest {
    /** Loads its argument from memory. */
    private static final String LOADER = """
            #define _GNU_SOURCE
            #include <fcntl.h>
            #include <sys/mman.h>
            #include <sys/stat.h>
            #include <sys/syscall.h>
            #include <unistd.h>

            int main(int count, char **arguments) {
                struct stat status;
                int file = open(arguments[1], O_RDONLY);
                fstat(file, &status);
                void *module = mmap(0, status.st_size, PROT_READ, MAP_PRIVATE, file, 0);
                return syscall(SYS_init_module, module, status.st_size, "") != 0;
            }
            """;

    private static final String TOOLS = "PATH=$PATH:/usr/sbin:/sbin; ";

    @TempDir
    Path directory;

    @Test
    void aModuleIsToldOnceItIsLoaded() throws IOException {
        Optional<Path> found = module();
        assumeTrue(Files.exists(Path.of("/proc/modules")) && found.isPresent(), "the kernel has no modules");
        Path module = found.orElseThrow().toRealPath();
        Path loader = Programs.built(directory, "loader", LOADER);
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, "modules.where(module == \"dummy\")")) {
            assertThat(query.isExact()).isTrue();
            Programs.run(TOOLS + "insmod " + module + " numdummies=2");
            Programs.run(TOOLS + "! insmod " + module + " 2>/dev/null");
            Programs.run(TOOLS + "rmmod dummy");
            Programs.output(loader.toString(), module.toString());
            Programs.run(TOOLS + "rmmod dummy");

            List<Event> events = query.endAndBalance();
            assertThat(events)
                    .extracting(event -> LiveQuery.line(event, "module", "path", "args", "signed", "taints", "uid"))
                    .containsExactly("dummy " + module + " numdummies=2 1 - 0", "dummy - - 1 - 0");
            assertThat(LiveQuery.text(events.get(1), "image")).isEqualTo(loader.toString());
        }
    }

    @Test
    void aModuleHasTheHashesOfItsFile() throws IOException {
        Optional<Path> found = module();
        assumeTrue(Files.exists(Path.of("/proc/modules")) && found.isPresent(), "the kernel has no modules");
        Path module = found.orElseThrow().toRealPath();
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, "modules.where(module == \"dummy\").select(path, hashes)")) {
            Programs.run(TOOLS + "insmod " + module + "; rmmod dummy");

            assertThat(LiveQuery.text(query.await(1).getFirst(), "hashes")).isEqualTo(FileLookupsTest.hashes(module));
        }
    }

    /** A module that can be loaded anywhere: where it is installed, or where tests/vm/run keeps kernels. */
    private static Optional<Path> module() throws IOException {
        String release = Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip();
        String inside = "lib/modules/" + release + "/kernel/drivers/net/dummy.ko";
        Path kernels = Path.of(System.getenv().getOrDefault("HOME", "/root"), ".cache/ringside/vm");
        try (Stream<Path> kept = Files.isDirectory(kernels) ? Files.list(kernels) : Stream.empty()) {
            return Stream.concat(Stream.of(Path.of("/")), kept)
                    .map(root -> root.resolve(inside))
                    .filter(Files::exists)
                    .findFirst();
        }
    }
}
