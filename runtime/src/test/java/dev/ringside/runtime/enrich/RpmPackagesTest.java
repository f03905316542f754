package dev.ringside.runtime.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "about rpm")
class RpmPackagesTest {
    @TempDir
    Path root;

    @TempDir
    Path work;

    @BeforeEach
    void needRpm() {
        assumeThat(Path.of("/usr/bin/rpmbuild")).as("Debian's package rpm").isExecutable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"usr/lib/sysimage/rpm", "var/lib/rpm"})
    void aFileBelongsToThePackageThatHasIt(String database) throws Exception {
        install(database, "rs-tools", "/opt/rs/tool", "/opt/rs/it's a tool");
        install(database, "rs-more", "/opt/rs/more");

        RpmPackages packages = new RpmPackages(root);
        assertThat(packages.owner("/opt/rs/tool")).contains("rs-tools");
        assertThat(packages.owner("/opt/rs/it's a tool")).contains("rs-tools");
        assertThat(packages.owner("/opt/rs/more")).contains("rs-more");
        assertThat(packages.owner("/opt/rs/tools")).isEmpty();
        assertThat(packages.owner("/opt/rs/*")).isEmpty();
        assertThat(packages.owner("--eval")).isEmpty();
        assertThat(packages.owner("")).isEmpty();
    }

    @Test
    void oneThatIsOfDpkgIsFoundBesideOneOfRpm() throws Exception {
        install("var/lib/rpm", "rs-tools", "/opt/rs/tool");
        Files.createDirectories(root.resolve("var/lib/dpkg/info"));
        Files.writeString(root.resolve("var/lib/dpkg/info/rs-other.list"), "/opt/rs/other\n");

        Packages packages = Packages.of(root);
        assertThat(packages.owner("/opt/rs/tool")).contains("rs-tools");
        assertThat(packages.owner("/opt/rs/other")).contains("rs-other");
        assertThat(packages.owner("/opt/rs/none")).isEmpty();
    }

    @Test
    void aDatabaseThatIsNoneAnswersNothing() throws IOException {
        Files.createDirectories(root.resolve("var/lib/rpm"));
        Files.writeString(root.resolve("var/lib/rpm/rpmdb.sqlite"), "no database");
        assertThat(new RpmPackages(root).owner("/opt/rs/tool")).isEmpty();
    }

    @Test
    void aMachineWithoutTheDatabaseKnowsNoPackages() {
        assertThat(new RpmPackages(root).owner("/opt/rs/tool")).isEmpty();
    }

    /** Has a package in the database, but not its files in the system. */
    private void install(String database, String name, String... files) throws Exception {
        StringBuilder spec = new StringBuilder("""
                Name: %s
                Version: 1
                Release: 1
                Summary: none
                License: none
                BuildArch: noarch
                %%description
                %%install
                """.formatted(name));
        for (String file : files) {
            spec.append("mkdir -p \"%{buildroot}").append(Path.of(file).getParent());
            spec.append("\"\ntouch \"%{buildroot}").append(file).append("\"\n");
        }
        spec.append("%files\n");
        Arrays.stream(files).forEach(file -> spec.append('"').append(file).append("\"\n"));
        Path source = Files.writeString(work.resolve(name + ".spec"), spec);
        run("/usr/bin/rpmbuild", "--quiet", "-bb", "--define", "_topdir " + work, source.toString());
        Path folder = Files.createDirectories(root.resolve(database));
        Path made = work.resolve("RPMS/noarch/" + name + "-1-1.noarch.rpm");
        run("/usr/bin/rpm", "--dbpath", folder.toString(), "-i", "--justdb", "--nodeps", "--ignoreos", made.toString());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
