package dev.ringside.tests.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringside.driver.linux.NeedsKernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsKernel
class AgentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Of root's rights those that the unit leaves to the service. */
    private static final List<String> RIGHTS =
            // A build that was started to outlive its terminal ignores hang-ups, and so would the service.
            List.of(
                    "env",
                    "--default-signal=HUP",
                    "setpriv",
                    "--bounding-set",
                    "-all,+bpf,+perfmon",
                    "--inh-caps",
                    "-all",
                    "--no-new-privs");

    @TempDir
    Path folder;

    private String root;
    private Process service;

    @BeforeEach
    void install() throws IOException {
        root = folder.resolve("root").toString();
        assertThat(CommandRun.of("install", "--root", root, "--quiet").status()).isZero();
        // An alert for an event has the command lines of all its ancestors, and those of a build are long.
        config(
                "hunt.js",
                "let n = 0; procs.where(cmdline.contains(\"marker-hunt\")).on(() => alert(`number ${++n}`));");
        List<String> command = new ArrayList<>(RIGHTS);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.ringside.shell.Main",
                "service",
                "--root",
                root,
                "--file-bytes",
                "4096",
                "--files",
                "2"));
        service = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("journal").toFile())
                .start();
        await().atMost(PATIENCE).until(() -> journal().contains("<6>Ringside"));
        assertThat(journal()).contains("has started with 1 detection of");
    }

    @AfterEach
    void end() {
        service.destroyForcibly();
    }

    private String journal() throws IOException {
        return Files.readString(folder.resolve("journal"));
    }

    private String alerts() throws IOException {
        Path file = log("alerts.jsonl");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private Path log(String name) {
        return Path.of(root, "var/log/ringside", name);
    }

    private CommandRun config(String name, String text) throws IOException {
        Path script = Files.writeString(folder.resolve(name), text);
        return CommandRun.of("config", folder.resolve("hunt.js").toString(), script.toString(), "--root", root);
    }

    private static void run(String marker) throws Exception {
        assertThat(new ProcessBuilder("/bin/true", marker).start().waitFor()).isZero();
    }

    private void signal(String name) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(service.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private void awaitAlert(String text) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(alerts()).as(journal()).contains(text));
    }

    @Test
    void withTwoCapabilitiesItFindsWhatHappensTakesAChangeAndKeepsToItsRoom() throws Exception {
        run("marker-hunt");
        awaitAlert("number 1");

        CommandRun changed =
                config("more.js", "procs.where(cmdline.contains(\"marker-more\")).on(() => alert(\"more\"));");
        assertThat(changed.status()).as(changed.output()).isZero();
        signal("HUP");
        await().atMost(PATIENCE).until(() -> journal().contains("the configuration is now 2 detections of"));
        run("marker-more");
        run("marker-hunt");
        awaitAlert("\"message\":\"more\"");
        awaitAlert("number 2");

        CommandRun wrong = config("wrong.js", "procs.where(parnt == 1).alert();");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.output()).contains("parnt is neither a field", "wrong.js:1:13");

        await().atMost(PATIENCE)
                .until(() -> CommandRun.of("status", "--root", root).output().contains("DETECTION"));
        CommandRun status = CommandRun.of("status", "--root", root, "-o", "jsonl");
        assertThat(status.status()).isZero();
        assertThat(status.output())
                .contains("\"applies\":true", "more.js\",\"state\":\"running\"", "\"stream\":\"procs\"");

        for (int i = 3; i < 40; i++) {
            run("marker-hunt");
            int number = i;
            await().atMost(PATIENCE).until(() -> journal().contains("number " + number + "\n"));
        }
        assertThat(log("alerts.1.jsonl")).exists();
        assertThat(log("alerts.2.jsonl")).doesNotExist();
        assertThat(Files.size(log("alerts.1.jsonl"))).isBetween(2048L, 4096L);

        signal("TERM");
        assertThat(service.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(service.exitValue()).isZero();
        assertThat(journal()).contains("<6>Ringside has stopped");
        assertThat(Path.of(root, "run/ringside/report.json")).doesNotExist();

        assertThat(CommandRun.of("uninstall", "--root", root).status()).isZero();
        assertThat(Path.of(root))
                .satisfiesAnyOf(
                        path -> assertThat(path).doesNotExist(),
                        path -> assertThat(path).isDirectoryNotContaining("regex:.*ringside.*"));
    }
}
