package dev.ringside.tests.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What differs on a kernel that is older than 6.16, and on one that lets programs on its functions: processes have given up their programs when their ends are reported, paths are noted,
 * and the verifier is another one. Takes minutes, since the processor is emulated.
 */
@Tag("slow")
class OldKernelTest {
    private static final Path ROOT = Path.of(System.getProperty("ringside.root", ".."));
    /** The tests' classes are where the test framework, which runs from a jar of nothing but a manifest, says they are. */
    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    private static final int NOT_STARTED = 125;

    @TempDir
    Path directory;

    @BeforeEach
    void startMachine() throws Exception {
        for (String tool : List.of("qemu-system-x86_64", "busybox", "cpio", "depmod", "apt-get")) {
            assumeTrue(isInstalled(tool), tool + " is missing; tests/vm/run says what it needs");
        }
        Path output = directory.resolve("start");
        assumeTrue(status(output, "true") != NOT_STARTED, () -> text(output));
    }

    /** What is only there, in as little time as it takes: some minutes. */
    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void whatIsDoneOtherwiseThereWorks() throws Exception {
        passes(
                "dev.ringside.tests.live.FoundPathsTest",
                "dev.ringside.driver.linux.trace.ExecutableMemoryTest",
                "dev.ringside.tests.live.ReplaceTest#whateverStepTheKernelRefusesTheFilterBeforeStays",
                "dev.ringside.tests.live.FilesTest#namesAreMadeMovedAndRemoved",
                "dev.ringside.tests.live.FilesTest#whatIsSaidOfAFileIsChanged",
                "dev.ringside.tests.live.FilesTest#whatFailsIsToldToThoseWhoAsk",
                "dev.ringside.tests.live.FilesTest#programsOfThirtyTwoBitsAreUnderstood",
                "dev.ringside.tests.live.AncestorsTest#theChainOfAnOrphanGoesThroughThoseThatForkedItAlsoWhenTheyAreGone",
                "dev.ringside.tests.live.AncestorsTest#aPredicateMayAskAboutThem",
                "dev.ringside.tests.live.ModulesTest",
                "dev.ringside.tests.live.NetTest");
    }

    @Test
    @Timeout(value = 90, unit = TimeUnit.MINUTES)
    void theLiveTestsPassOnDebiansStableKernel() throws Exception {
        passes(
                "dev.ringside.driver.linux.trace.ExecutableMemoryTest",
                "dev.ringside.tests.live.FilesTest",
                "dev.ringside.tests.live.FoundPathsTest",
                "dev.ringside.tests.live.UringTest",
                "dev.ringside.tests.live.ProcessFieldsTest",
                "dev.ringside.tests.live.AncestorsTest",
                "dev.ringside.tests.live.OpenStormTest",
                "dev.ringside.tests.live.PipesTest",
                "dev.ringside.tests.live.NetTest",
                "dev.ringside.tests.live.DnsTest",
                "dev.ringside.tests.live.ImagesTest",
                "dev.ringside.tests.live.AccessTest",
                "dev.ringside.tests.live.CredsTest",
                "dev.ringside.tests.live.BpfTest",
                "dev.ringside.tests.live.ModulesTest");
    }

    private void passes(String... tests) throws Exception {
        Path output = directory.resolve("output");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                CLASS_PATH,
                LiveTests.class.getName()));
        command.addAll(List.of(tests));
        assertThat(status(output, command.toArray(String[]::new)))
                .as(() -> text(output))
                .isZero();
    }

    /** Runs a command in the machine. */
    private static int status(Path output, String... command) throws Exception {
        List<String> whole =
                new ArrayList<>(List.of(ROOT.resolve("tests/vm/run").toString()));
        whole.addAll(List.of(command));
        Process machine = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            return machine.waitFor();
        } finally {
            machine.destroy();
        }
    }

    private static boolean isInstalled(String tool) {
        return Stream.concat(
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)),
                        Stream.of("/usr/sbin", "/sbin"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "no output: " + e.getMessage();
        }
    }
}
