package dev.ringside.runtime.agent.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.runtime.agent.Configuration;
import dev.ringside.runtime.agent.Detection;
import dev.ringside.runtime.agent.install.ServiceProgram;
import dev.ringside.runtime.agent.install.Step;
import dev.ringside.runtime.agent.install.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class SystemdInstallationTest {
    private static final ServiceProgram PROGRAM = new ServiceProgram(
            Path.of("/bin/true"),
            List.of("-Dname=100% \"$x\""),
            List.of(Path.of("/bin/sh")),
            List.of("Main", "service"));

    /** Stands in for systemctl, where no systemd runs: it notes what it is told, and fails where it should. */
    private static final String STAND_IN = """
            #!/bin/sh
            echo "$*" >>{folder}/calls
            case "$1" in
              is-system-running) echo running ;;
              is-active) cat {folder}/state ;;
              start) echo active >{folder}/state; mkdir -p {root}/run/ringside; echo '{}' >{root}/run/ringside/report.json ;;
              stop) echo inactive >{folder}/state; rm -rf {root}/run ;;
            esac
            [ "$1" != "$(cat {folder}/fails)" ] || { echo "it is not my day"; exit 1; }
            """;

    @TempDir
    Path folder;

    private Path root;

    @BeforeEach
    void prepare() throws IOException {
        root = Files.createDirectories(folder.resolve("root"));
        Files.writeString(folder.resolve("fails"), "nothing");
        Files.writeString(folder.resolve("state"), "inactive");
        Path standIn = folder.resolve("systemctl");
        Files.writeString(
                standIn, STAND_IN.replace("{folder}", folder.toString()).replace("{root}", root.toString()));
        assertThat(standIn.toFile().setExecutable(true)).isTrue();
    }

    private SystemdInstallation withSystemd() {
        return new SystemdInstallation(
                PROGRAM,
                new Layout(root),
                Optional.of(new Systemctl(folder.resolve("systemctl").toString())));
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> !file.equals(root))
                    .map(root::relativize)
                    .sorted()
                    .toList();
        }
    }

    @Test
    void belowAFolderItLaysOutFilesAndTakesThemAwayAgain() throws IOException {
        SystemdInstallation installation = new SystemdInstallation(PROGRAM, root);
        installation.install();

        assertThat(installation.isInstalled()).isTrue();
        assertThat(files()).contains(Path.of("etc/ringside"), Path.of("etc/systemd/system/ringside.service"));
        assertThatThrownBy(installation::install).hasMessageContaining("Ringside is installed already");
        installation.store().write(new Configuration(List.of(new Detection("a", "procs")), "here"));
        assertThat(installation.announce()).isFalse();
        assertThat(installation.report().configuration()).isPresent();

        installation.uninstall();

        assertThat(files()).isEmpty();
        assertThatThrownBy(installation::uninstall).hasMessageContaining("Ringside is not installed");
    }

    @Test
    void systemdEnablesStartsReloadsAndStopsIt() throws IOException {
        SystemdInstallation installation = withSystemd();
        installation.install();
        assertThat(calls()).containsSubsequence("daemon-reload", "enable ringside.service", "start ringside.service");
        assertThat(installation.report().service().isRunning()).isTrue();
        assertThat(installation.announce()).isTrue();
        assertThat(calls()).last().isEqualTo("reload ringside.service");

        installation.uninstall();

        assertThat(calls())
                .containsSubsequence(
                        "reload ringside.service",
                        "stop ringside.service",
                        "disable ringside.service",
                        "daemon-reload");
        assertThat(files()).isEmpty();
    }

    @Test
    void whateverSystemdRefusesNothingIsLeft() throws IOException {
        for (String call : List.of("daemon-reload", "enable", "start")) {
            Files.writeString(folder.resolve("fails"), call);

            assertThatThrownBy(() -> withSystemd().install())
                    .hasMessageContaining("systemctl " + call)
                    .hasMessageContaining("it is not my day");
            assertThat(files()).as(call).isEmpty();
        }
    }

    @Test
    void aServiceThatEndsAtOnceIsNotInstalled() throws IOException {
        Path standIn = folder.resolve("systemctl");
        Files.writeString(
                standIn, Files.readString(standIn).replace("start) echo active", "start) false; echo failed"));
        Files.writeString(standIn, Files.readString(standIn).replace("report.json ;;", "other ;;"));

        assertThatThrownBy(() -> withSystemd().install())
                .hasMessageContaining("the service does not start: it is failed");
        assertThat(files()).isEmpty();
    }

    @Test
    void everyStepThatFailsTakesThoseBeforeItBack() throws IOException {
        List<Step> steps = withSystemd().steps();
        for (int last = 0; last <= steps.size(); last++) {
            List<Step> some = new ArrayList<>(steps.subList(0, last));
            some.add(new Step(
                    "what fails",
                    () -> {
                        throw new RingsideException(Diagnostic.of(Code.FEED, "it fails"));
                    },
                    () -> {}));

            assertThatThrownBy(() -> Steps.apply(some)).hasMessageContaining("it fails");
            assertThat(files()).as("behind " + last).isEmpty();
        }
    }

    @Test
    void withoutSystemdItSaysWhatElseThereIs() {
        SystemdInstallation nowhere = new SystemdInstallation(
                PROGRAM, new Layout(root), Optional.of(new Systemctl(folder + "/no-such-program")));

        assertThatThrownBy(nowhere::install)
                .isInstanceOfSatisfying(
                        RingsideException.class,
                        e -> assertThat(e.diagnostics())
                                .singleElement()
                                .satisfies(diagnostic -> assertThat(diagnostic.hints())
                                        .singleElement()
                                        .asString()
                                        .contains("--root")));
    }

    @Test
    void aProgramThatOthersMayChangeIsNotStarted() throws IOException {
        Path jar = Files.writeString(folder.resolve("my.jar"), "");
        ServiceProgram program = new ServiceProgram(Path.of("/bin/true"), List.of(), List.of(jar), List.of("Main"));

        assertThat(Placement.problems(program)).isNotEmpty();
        assertThat(Placement.problems(PROGRAM)).isEmpty();
    }

    @Test
    void theUnitQuotesWhatSystemdWouldReadOtherwise() {
        assertThat(Unit.text(PROGRAM, new Layout(Path.of("/"))))
                .contains("ExecStart=/bin/true \"-Dname=100%% \\\"$$x\\\"\" -cp /bin/sh Main service\n")
                .contains("AmbientCapabilities=CAP_BPF CAP_PERFMON\n");
    }
}
