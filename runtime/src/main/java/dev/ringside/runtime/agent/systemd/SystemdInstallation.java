package dev.ringside.runtime.agent.systemd;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.runtime.agent.AgentReport;
import dev.ringside.runtime.agent.Configuration;
import dev.ringside.runtime.agent.ConfigurationFile;
import dev.ringside.runtime.agent.ConfigurationStore;
import dev.ringside.runtime.agent.ReportFile;
import dev.ringside.runtime.agent.install.Installation;
import dev.ringside.runtime.agent.install.ServiceProgram;
import dev.ringside.runtime.agent.install.ServiceReport;
import dev.ringside.runtime.agent.install.ServiceReport.Service;
import dev.ringside.runtime.agent.install.Step;
import dev.ringside.runtime.agent.install.Steps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The service under systemd; or only its files, below a folder that stands for {@code /}. */
public final class SystemdInstallation implements Installation {
    private static final String PROGRAM = "systemctl";
    private static final String ACTIVE = "active";
    /** The service has one of its own. */
    private static final Path SCRATCH = Path.of("/tmp");

    private static final List<String> STARTING = List.of(ACTIVE, "activating");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long POLL_MILLIS = 100;

    private final ServiceProgram program;
    private final Layout layout;
    /** Empty where nothing is started. */
    private final Optional<Systemctl> systemctl;

    /** On this machine. */
    public SystemdInstallation(ServiceProgram program) {
        this(program, new Layout(Path.of("/")), Optional.of(new Systemctl(PROGRAM)));
    }

    /** Below a folder; nothing is started. */
    public SystemdInstallation(ServiceProgram program, Path root) {
        this(program, new Layout(root.toAbsolutePath().normalize()), Optional.empty());
    }

    SystemdInstallation(ServiceProgram program, Layout layout, Optional<Systemctl> systemctl) {
        this.program = program.unpackingTo(SCRATCH);
        this.layout = layout;
        this.systemctl = systemctl;
    }

    @Override
    public List<Diagnostic> install() {
        if (isInstalled()) {
            throw new RingsideException(Diagnostic.of(
                    Code.FEED,
                    "Ringside is installed already: there is " + layout.unit(),
                    "to upgrade, remove the former one first: ringside uninstall, then ringside install"));
        }
        List<Diagnostic> misplaced = Placement.problems(program);
        if (systemctl.isPresent()) {
            systemctl.get().check();
            if (!misplaced.isEmpty()) {
                throw new RingsideException(misplaced);
            }
        }
        Steps.apply(steps());
        return misplaced;
    }

    @Override
    public void uninstall() {
        if (!isInstalled()) {
            throw new RingsideException(
                    Diagnostic.of(Code.FEED, "Ringside is not installed: there is no " + layout.unit()));
        }
        Steps.undo(steps());
    }

    @Override
    public boolean isInstalled() {
        return Files.exists(layout.unit());
    }

    /** In the order of installing. */
    List<Step> steps() {
        Layout onMachine = new Layout(Path.of("/"));
        Trees trees = new Trees(layout.root());
        List<Step> steps = new ArrayList<>();
        steps.add(trees.ofService(layout.logs(), layout.privateLogs()));
        steps.add(trees.folder(layout.settings()));
        // Behind the unit when it is taken away.
        systemctl.ifPresent(
                systemd -> steps.add(new Step("the end of the unit", () -> {}, () -> systemd.run("daemon-reload"))));
        steps.add(trees.file(layout.unit(), Unit.text(program, onMachine)));
        systemctl.ifPresent(systemd -> {
            steps.add(new Step("the unit in systemd", () -> systemd.run("daemon-reload"), () -> {}));
            steps.add(new Step(
                    "the start with the machine",
                    () -> systemd.run("enable", Layout.UNIT_NAME),
                    () -> systemd.run("disable", Layout.UNIT_NAME)));
            steps.add(
                    new Step("the running service", () -> start(systemd), () -> systemd.run("stop", Layout.UNIT_NAME)));
        });
        return steps;
    }

    /** systemd takes the service for started when the JVM is; this waits until it says how it is getting on. */
    private void start(Systemctl systemd) {
        try {
            systemd.run("start", Layout.UNIT_NAME);
            awaitReport(systemd);
        } catch (RingsideException e) {
            // One that ends at once is started again and again.
            String unused = systemd.say("stop", Layout.UNIT_NAME);
            throw e;
        }
    }

    private void awaitReport(Systemctl systemd) {
        ReportFile report = new ReportFile(layout.report());
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (report.read().isEmpty()) {
            String state = systemd.say("is-active", Layout.UNIT_NAME);
            if (!STARTING.contains(state) || System.nanoTime() > end) {
                throw new RingsideException(Diagnostic.of(
                        Code.FEED,
                        "the service does not start: it is " + state,
                        "see what it said: journalctl -u " + Layout.UNIT_NAME));
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RingsideException(Diagnostic.of(Code.INTERRUPTED, "interrupted while the service started"));
        }
    }

    @Override
    public ConfigurationStore store() {
        return new ConfigurationFile(layout.configuration());
    }

    @Override
    public boolean announce() {
        boolean runs = state().isRunning();
        if (runs) {
            systemctl.ifPresent(systemd -> systemd.run("reload", Layout.UNIT_NAME));
        }
        return runs;
    }

    @Override
    public ServiceReport report() {
        Service service = state();
        // Below a folder one may have been started by hand.
        Optional<AgentReport> agent =
                systemctl.isEmpty() || service.isRunning() ? new ReportFile(layout.report()).read() : Optional.empty();
        return new ServiceReport(
                service,
                Optional.empty(),
                agent.map(AgentReport::streams).orElse(List.of()),
                isInstalled() ? store().read() : Optional.<Configuration>empty(),
                Trees.size(layout.alerts()).map(bytes -> new ServiceReport.AlertLog(layout.alerts(), bytes)),
                agent);
    }

    private Service state() {
        String state = isInstalled()
                ? systemctl
                        .map(systemd -> systemd.say("is-active", Layout.UNIT_NAME))
                        .orElse("installed, and not started from here")
                : "not installed";
        return new Service(
                Layout.UNIT_NAME,
                state.equals(ACTIVE) ? ServiceReport.Service.RUNNING : state.isEmpty() ? "unknown" : state);
    }
}
