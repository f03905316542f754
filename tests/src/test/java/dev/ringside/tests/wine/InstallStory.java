package dev.ringside.tests.wine;

import static org.awaitility.Awaitility.await;

import dev.ringside.driver.windows.Device;
import dev.ringside.driver.windows.DriverClient;
import dev.ringside.driver.windows.WindowsDevice;
import dev.ringside.driver.windows.contract.RecordKind;
import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.runtime.agent.install.ServiceProgram;
import dev.ringside.runtime.agent.install.Step;
import dev.ringside.runtime.agent.install.Steps;
import dev.ringside.runtime.agent.windows.WindowsInstallation;
import dev.ringside.tests.agent.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Runs on Windows: installs the service with the driver's build for tests, lets it find something, gives it something else to look for, and removes it. What
 * is to be seen of that is printed, in scenes. It is one program, since on Wine each start of a JVM takes its time.
 */
final class InstallStory {
    private static final Duration PATIENCE = Duration.ofSeconds(80);
    private static final Path ALERTS = Path.of("C:\\ProgramData\\Ringside\\alerts.jsonl");
    private static final String CMD = "\\??\\C:\\windows\\system32\\cmd.exe";
    private static final String CALC = "\\??\\C:\\windows\\system32\\calc.exe";
    private static final long PARENT = 4000;

    private InstallStory() {}

    /**
     * Tells it.
     *
     * @param arguments a folder for the scripts that the service is given
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        WindowsInstallation installation = new WindowsInstallation(
                ServiceProgram.ofThisProcess().withOption("-XX:TieredStopAtLevel=1"),
                DriverFile.forTests().orElseThrow());
        scene("before");
        command("status");
        command("uninstall");
        command("config");
        scene("failing steps");
        fail(installation);
        scene("a folder that somebody made");
        Files.createDirectories(ALERTS.getParent());
        tell(installation);
        Files.delete(ALERTS.getParent());
        scene("installed");
        tell(installation);
        command("install");
        scene("configured");
        Path hunt = script(folder, "hunt.js", "procs.where(name==\"cmd\").alert(e => e.cmdline);");
        command("config", hunt.toString());
        awaitFilter(1);
        start(CMD, "cmd.exe /c one");
        awaitAlert("cmd.exe /c one");
        scene("changed");
        Path health = script(folder, "health.js", "health.where(kind==\"config\").alert(e => e.configurationHash);");
        Path query = script(folder, "calc.query", "procs.where(name==\"calc\")");
        command("config", hunt.toString(), health.toString(), query.toString());
        awaitAlert("\"message\":\"SHA256=");
        start(CALC, "calc.exe two");
        start(CMD, "cmd.exe /c three");
        awaitAlert("calc.exe two");
        awaitAlert("cmd.exe /c three");
        command(
                "config",
                script(folder, "wrong.js", "procs.where(parnt==\"cmd\").alert();")
                        .toString());
        command("config", "-o", "jsonl");
        scene("status");
        command("status");
        command("status", "-o", "jsonl");
        scene("taken");
        command("query", "procs", "--for", "1s");
        scene("alerts");
        print(Files.readString(ALERTS));
        scene("removed");
        command("uninstall");
        command("status");
    }

    private static void scene(String name) {
        print("## " + name + "\n");
    }

    private static void print(String text) {
        System.out.print(text);
        System.out.flush();
    }

    private static Path script(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** Lets every step but the first fail in turn: none of those before it may stay. */
    private static void fail(WindowsInstallation installation) {
        List<Step> steps = installation.steps();
        for (int last = 1; last < steps.size(); last++) {
            List<Step> some = new ArrayList<>(steps.subList(0, last));
            some.add(new Step(
                    "what fails",
                    () -> {
                        throw new RingsideException(Diagnostic.of(Code.FEED, "it fails"));
                    },
                    () -> {}));
            try {
                Steps.apply(some);
            } catch (RingsideException e) {
                print(steps.get(last).name() + ": "
                        + e.diagnostics().stream().map(Diagnostic::message).toList() + ", installed "
                        + installation.isInstalled() + ", files " + leftovers() + "\n");
            }
        }
    }

    private static List<Path> leftovers() {
        return List.of(Path.of("C:\\windows\\Ringside.sys"), ALERTS.getParent()).stream()
                .filter(Files::exists)
                .toList();
    }

    private static void tell(WindowsInstallation installation) {
        try {
            installation.install();
            print("installed " + installation.isInstalled() + "\n");
        } catch (RingsideException e) {
            print(e.diagnostics().stream().map(Diagnostic::message).toList() + ", installed "
                    + installation.isInstalled() + "\n");
        }
    }

    private static void command(String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        print(String.join(" ", arguments) + " -> " + run.status() + "\n" + run.output());
    }

    /** Raises the start of a process in the driver. */
    private static void start(String image, String commandLine) {
        try (Device device = WindowsDevice.open()) {
            new RaiseRequest(RaiseRequest.PROCESS_START, 1, PARENT, 1, 5000, List.of(image, commandLine)).to(device);
        }
    }

    /** Waits until something is so; if that does not come, what the service says of itself is worth knowing. */
    private static void until(Callable<Boolean> condition) {
        try {
            await().atMost(PATIENCE).until(condition);
        } catch (ConditionTimeoutException e) {
            command("status");
            throw e;
        }
    }

    private static void awaitFilter(long generation) {
        try (DriverClient driver = new DriverClient(WindowsDevice.open())) {
            until(() -> driver.status().counters(RecordKind.PROCS).generation() >= generation);
        }
    }

    private static void awaitAlert(String text) {
        until(() -> Files.exists(ALERTS) && Files.readString(ALERTS).contains(text));
    }
}
