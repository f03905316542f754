package dev.ringside.runtime.doctor;

import dev.ringside.driver.windows.DeviceException;
import dev.ringside.driver.windows.DriverClient;
import dev.ringside.driver.windows.DriverDiagnosis;
import dev.ringside.driver.windows.WindowsDevice;
import dev.ringside.driver.windows.contract.DriverStatus;
import dev.ringside.driver.windows.contract.DriverStatus.CallbackState;
import dev.ringside.driver.windows.contract.MalformedException;
import dev.ringside.dsl.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether the driver of this Windows machine answers, and what it is called by. */
final class WindowsCheck implements Check {
    private static final String DRIVER = "driver";

    @Override
    public List<Finding> run() {
        try (DriverClient driver = new DriverClient(WindowsDevice.open())) {
            DriverStatus status = driver.status();
            List<Finding> findings = new ArrayList<>();
            int version = status.driverVersion();
            findings.add(Finding.good(
                    DRIVER,
                    "loaded, version " + (version >>> 16) + "." + (version & 0xFFFF) + ", " + status.processes()
                            + " processes known"));
            status.callbacks().forEach(callback -> findings.add(finding(callback)));
            return findings;
        } catch (DeviceException e) {
            return List.of(failure(DriverDiagnosis.of(e)));
        } catch (MalformedException e) {
            return List.of(failure(DriverDiagnosis.of(e)));
        } catch (LinkageError e) {
            return List.of(failure(DriverDiagnosis.of(e)));
        }
    }

    private static Finding finding(CallbackState callback) {
        String subject = "callback " + callback.callback().name().toLowerCase(Locale.ROOT);
        if (!callback.registered()) {
            return Finding.warning(
                    subject,
                    "Windows does not call the driver (0x%08x): such events are missing".formatted(callback.reason()),
                    "see whether another security product forbids it");
        }
        return Finding.good(subject, callback.legacy() ? "registered, as older systems have it" : "registered");
    }

    private static Finding failure(Diagnostic diagnostic) {
        return Finding.failure(DRIVER, diagnostic.message(), diagnostic.hints().getFirst());
    }
}
