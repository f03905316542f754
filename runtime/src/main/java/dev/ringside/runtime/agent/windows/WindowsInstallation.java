package dev.ringside.runtime.agent.windows;

import dev.ringside.driver.windows.service.EventLog;
import dev.ringside.driver.windows.service.GuardedFolder;
import dev.ringside.driver.windows.service.Registry;
import dev.ringside.driver.windows.service.ServiceDefinition;
import dev.ringside.driver.windows.service.ServiceDiagnosis;
import dev.ringside.driver.windows.service.ServiceManager;
import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.runtime.agent.ConfigurationStore;
import dev.ringside.runtime.agent.install.FileTree;
import dev.ringside.runtime.agent.install.Installation;
import dev.ringside.runtime.agent.install.ServiceProgram;
import dev.ringside.runtime.agent.install.ServiceReport;
import dev.ringside.runtime.agent.install.Step;
import dev.ringside.runtime.agent.install.Steps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The driver and the service on this Windows machine. */
public final class WindowsInstallation implements Installation {
    /** A stand-in in the range of activity monitors: see driver/README.md. */
    private static final String ALTITUDE = "385210.83";

    private static final String INSTANCE = "Ringside Instance";
    private static final String GROUP = "FSFilter Activity Monitor";
    private static final String FILTER_MANAGER = "FltMgr";
    /** FLTFL_… of an instance: Windows attaches it by itself. */
    private static final int ATTACHED_AUTOMATICALLY = 0;
    /** A JVM with JavaScript takes its time, the more so while Windows starts. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final List<Duration> RESTARTS =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(1));
    private static final Duration GOOD_AGAIN = Duration.ofDays(1);

    private final ServiceProgram program;
    private final Places places = Places.ofThisMachine();
    private final Optional<byte[]> driver;

    /** With the driver that this program brings along. */
    public WindowsInstallation(ServiceProgram program) {
        this(program, Optional.empty());
    }

    /** With another driver. */
    public WindowsInstallation(ServiceProgram program, byte[] driver) {
        this(program, Optional.of(driver));
    }

    private WindowsInstallation(ServiceProgram program, Optional<byte[]> driver) {
        // Windows tells a service itself when to end; and what is unpacked must lie where nobody else can put
        // something.
        this.program = program.withOption("-Xrs").unpackingTo(places.folder());
        this.driver = driver;
    }

    @Override
    public List<Diagnostic> install() {
        Refusals.explained(ServiceManager::checkRights);
        refuseIfThere(Places.DRIVER);
        refuseIfThere(Places.SERVICE);
        Steps.apply(steps());
        return List.of();
    }

    private static void refuseIfThere(String service) {
        if (Refusals.explained(() -> ServiceManager.state(service)).isPresent()) {
            throw new RingsideException(Diagnostic.of(
                    Code.FEED,
                    "Ringside is installed already: there is a service " + service,
                    ServiceDiagnosis.UPGRADE));
        }
    }

    @Override
    public void uninstall() {
        Refusals.explained(ServiceManager::checkRights);
        if (!isInstalled()) {
            throw new RingsideException(Diagnostic.of(
                    Code.FEED,
                    "Ringside is not installed: there is neither a service " + Places.SERVICE + " nor a driver "
                            + Places.DRIVER));
        }
        Steps.undo(steps());
    }

    @Override
    public boolean isInstalled() {
        return Stream.of(Places.SERVICE, Places.DRIVER)
                .anyMatch(name ->
                        Refusals.explained(() -> ServiceManager.state(name)).isPresent());
    }

    /** In the order of installing. */
    public List<Step> steps() {
        return List.of(
                new Step("the driver's file", this::writeDriver, () -> remove(places.driver())),
                service(new ServiceDefinition(
                        Places.DRIVER,
                        "Ringside driver",
                        ServiceDefinition.Kind.FILE_SYSTEM_DRIVER,
                        places.driver().toString(),
                        Optional.of(GROUP),
                        List.of(FILTER_MANAGER))),
                step("the settings", this::writeSettings, () -> {
                    Registry.delete(Places.INSTANCES);
                    Registry.delete(Places.PARAMETERS);
                }),
                step(
                        "the source in the event log",
                        () -> EventLog.register(Places.EVENT_SOURCE),
                        () -> EventLog.unregister(Places.EVENT_SOURCE)),
                step(
                        "the folder " + places.folder(),
                        () -> GuardedFolder.create(places.folder()),
                        () -> remove(places.folder())),
                service(new ServiceDefinition(
                        Places.SERVICE,
                        "Ringside",
                        ServiceDefinition.Kind.PROCESS,
                        CommandLine.of(program.command()),
                        Optional.empty(),
                        List.of(Places.DRIVER))),
                step(
                        "the recovery of the service",
                        () -> ServiceManager.restartAfter(Places.SERVICE, RESTARTS, GOOD_AGAIN),
                        () -> {}),
                running(Places.DRIVER),
                running(Places.SERVICE));
    }

    private static Step step(String name, Runnable apply, Runnable undo) {
        return new Step(name, () -> Refusals.explained(apply), () -> Refusals.explained(undo));
    }

    private static Step service(ServiceDefinition definition) {
        String name = definition.name();
        return step("the service " + name, () -> ServiceManager.create(definition), () -> {
            if (ServiceManager.state(name).isPresent()) {
                ServiceManager.delete(name);
            }
        });
    }

    private static Step running(String service) {
        return step(
                "the running service " + service,
                () -> ServiceManager.start(service, PATIENCE),
                () -> ServiceManager.stop(service, PATIENCE));
    }

    private void writeDriver() {
        byte[] bytes = driver.orElseGet(DriverFile::embedded);
        Refusals.file(
                "write " + places.driver(),
                () -> Files.write(places.driver(), bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    private void writeSettings() {
        Registry.set(Places.PARAMETERS, Places.FOLDER, places.folder().toString());
        Registry.set(Places.PARAMETERS, "Altitude", ALTITUDE);
        for (String instances : List.of(Places.INSTANCES, Places.NEW_INSTANCES)) {
            Registry.set(instances, "DefaultInstance", INSTANCE);
            Registry.set(instances + "\\" + INSTANCE, "Altitude", ALTITUDE);
            Registry.set(instances + "\\" + INSTANCE, "Flags", ATTACHED_AUTOMATICALLY);
        }
    }

    private static void remove(Path place) {
        Refusals.file("remove " + place, () -> FileTree.delete(place));
    }

    @Override
    public ConfigurationStore store() {
        return new RegistryStore();
    }

    @Override
    public boolean announce() {
        boolean runs = Refusals.explained(() -> ServiceManager.state(Places.SERVICE))
                .filter(ServiceManager.State.RUNNING::equals)
                .isPresent();
        if (runs) {
            Refusals.explained(() -> ServiceManager.tellChange(Places.SERVICE));
        }
        return runs;
    }

    @Override
    public ServiceReport report() {
        return new WindowsStatus(places).report(store());
    }
}
