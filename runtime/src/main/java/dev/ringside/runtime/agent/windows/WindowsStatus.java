package dev.ringside.runtime.agent.windows;

import dev.ringside.driver.windows.DeviceException;
import dev.ringside.driver.windows.DriverClient;
import dev.ringside.driver.windows.DriverDiagnosis;
import dev.ringside.driver.windows.WindowsDevice;
import dev.ringside.driver.windows.contract.Contract;
import dev.ringside.driver.windows.contract.DriverStatus;
import dev.ringside.driver.windows.contract.KindCounters;
import dev.ringside.driver.windows.contract.MalformedException;
import dev.ringside.driver.windows.contract.RecordKind;
import dev.ringside.driver.windows.service.ServiceManager;
import dev.ringside.runtime.agent.AgentReport;
import dev.ringside.runtime.agent.AgentReport.StreamLine;
import dev.ringside.runtime.agent.Configuration;
import dev.ringside.runtime.agent.ConfigurationStore;
import dev.ringside.runtime.agent.ReportFile;
import dev.ringside.runtime.agent.install.ServiceReport;
import dev.ringside.runtime.agent.install.ServiceReport.AlertLog;
import dev.ringside.runtime.agent.install.ServiceReport.Driver;
import dev.ringside.runtime.agent.install.ServiceReport.Service;
import dev.ringside.runtime.feed.Accounts;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Asks Windows, the driver and the service how they are. */
final class WindowsStatus {
    private final Places places;

    WindowsStatus(Places places) {
        this.places = places;
    }

    ServiceReport report(ConfigurationStore store) {
        Service service = service(Places.SERVICE);
        Optional<AgentReport> agent = service.isRunning() ? new ReportFile(places.report()).read() : Optional.empty();
        List<StreamLine> streams = new ArrayList<>();
        Driver driver = driver(service(Places.DRIVER), streams);
        // What the driver does not serve, the service knows alone.
        agent.map(AgentReport::streams).orElse(List.of()).stream()
                .filter(line -> streams.stream().noneMatch(known -> known.name().equals(line.name())))
                .forEach(streams::add);
        Optional<Configuration> configuration = store.read();
        return new ServiceReport(service, Optional.of(driver), streams, configuration, alerts(), agent);
    }

    private static Service service(String name) {
        return new Service(
                name,
                Refusals.explained(() -> ServiceManager.state(name))
                        .map(state -> state.name().toLowerCase(Locale.ROOT))
                        .orElse("not installed"));
    }

    /** @param streams where to add what the driver has counted */
    private static Driver driver(Service service, List<StreamLine> streams) {
        try (DriverClient client = new DriverClient(WindowsDevice.open())) {
            DriverStatus status = client.status();
            for (RecordKind kind : RecordKind.values()) {
                KindCounters counters = status.counters(kind);
                if (counters.seen() > 0) {
                    streams.add(new StreamLine(
                            kind.stream(),
                            new Accounts(counters.seen(), counters.filtered(), counters.delivered(), counters.lost())));
                }
            }
            int version = status.driverVersion();
            return new Driver(
                    service,
                    (version >>> 16) + "." + (version & 0xFFFF),
                    Contract.VERSION,
                    status.callbacks().stream().map(WindowsStatus::callback).toList(),
                    "");
        } catch (DeviceException e) {
            return silent(service, DriverDiagnosis.of(e).message());
        } catch (MalformedException e) {
            return silent(service, DriverDiagnosis.of(e).message());
        }
    }

    private static Driver silent(Service service, String trouble) {
        return new Driver(service, "", 0, List.of(), trouble);
    }

    private static ServiceReport.Callback callback(DriverStatus.CallbackState state) {
        return new ServiceReport.Callback(
                state.callback().name().toLowerCase(Locale.ROOT),
                state.registered() ? "" : "0x%08x".formatted(state.reason()));
    }

    private Optional<AlertLog> alerts() {
        try {
            return Optional.of(new AlertLog(places.alerts(), Files.size(places.alerts())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
