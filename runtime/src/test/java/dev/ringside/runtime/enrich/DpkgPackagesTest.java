package dev.ringside.runtime.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "about links")
class DpkgPackagesTest {
    @TempDir
    Path root;

    @BeforeEach
    void makeRoot() throws IOException {
        Files.createDirectories(root.resolve("usr/bin"));
        Files.createDirectories(root.resolve("usr/lib"));
        Files.createSymbolicLink(root.resolve("bin"), Path.of("usr/bin"));
        Files.createSymbolicLink(root.resolve("lib"), Path.of("usr/lib"));
        Files.createDirectories(root.resolve("var/lib/dpkg/info"));
        list("coreutils", "/.", "/bin", "/bin/cat", "/usr", "/usr/bin", "/usr/bin/env");
        list("libc6:amd64", "/lib", "/lib/x86_64-linux-gnu/libc.so.6");
        list("bash", "/bin/bash");
    }

    @Test
    void aFileBelongsToThePackageThatListsItAlsoByAnOlderPath() {
        DpkgPackages packages = new DpkgPackages(root);
        assertThat(packages.owner("/usr/bin/cat")).contains("coreutils");
        assertThat(packages.owner("/usr/bin/env")).contains("coreutils");
        assertThat(packages.owner("/usr/lib/x86_64-linux-gnu/libc.so.6")).contains("libc6");
        assertThat(packages.owner("/usr/bin/bash")).contains("bash");
        assertThat(packages.owner("/usr/bin/ca")).isEmpty();
        assertThat(packages.owner("/usr/local/bin/cat")).isEmpty();
        assertThat(packages.owner("")).isEmpty();
    }

    @Test
    void whatAnotherPackageHasDivertedLiesWhereTheDiversionSays() throws IOException {
        list("perf-wrapper", "/usr/bin/perf");
        list("linux-perf", "/usr/bin/perf");
        Files.writeString(root.resolve("var/lib/dpkg/diversions"), "/usr/bin/perf\n/usr/bin/perf.real\nperf-wrapper\n");
        DpkgPackages packages = new DpkgPackages(root);
        assertThat(packages.owner("/usr/bin/perf")).contains("perf-wrapper");
        assertThat(packages.owner("/usr/bin/perf.real")).contains("linux-perf");
    }

    @Test
    void aMachineWithoutTheDatabaseKnowsNoPackages() {
        assertThat(new DpkgPackages(root.resolve("usr")).owner("/usr/bin/cat")).isEmpty();
    }

    @Test
    void pathsOfTheSameListsAreFoundAmongMany() {
        PathIndex.Builder made = new PathIndex.Builder();
        for (int i = 0; i < 5000; i++) {
            made.add("/usr/share/file" + i, i);
        }
        PathIndex index = made.build();
        for (int i = 0; i < 5000; i++) {
            assertThat(index.find("/usr/share/file" + i)).isEqualTo(i);
        }
        assertThat(index.find("/usr/share/file5000")).isNegative();
        assertThat(PathIndex.EMPTY.find("/")).isNegative();
    }

    private void list(String name, String... paths) throws IOException {
        Files.writeString(root.resolve("var/lib/dpkg/info").resolve(name + ".list"), String.join("\n", paths) + "\n");
    }
}
