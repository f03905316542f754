package dev.ringside.tests.wine;

import dev.ringside.driver.windows.Device;
import dev.ringside.driver.windows.DeviceException;
import dev.ringside.driver.windows.DriverClient;
import dev.ringside.driver.windows.WindowsDevice;
import dev.ringside.driver.windows.contract.DriverStatus;
import dev.ringside.driver.windows.contract.KindCounters;
import dev.ringside.driver.windows.contract.RecordKind;
import java.util.List;

/** Runs on Windows: lets the driver see processes start, says what the driver says, and what became of them. */
final class Starts {
    private static final long PARENT = 4000;

    private Starts() {}

    /**
     * Raises, and prints.
     *
     * @param arguments pairs of a program's path and its command line, each of which starts once
     */
    public static void main(String[] arguments) {
        try (Device device = WindowsDevice.open()) {
            for (int i = 0; i + 1 < arguments.length; i += 2) {
                new RaiseRequest(
                                RaiseRequest.PROCESS_START,
                                1,
                                PARENT,
                                1,
                                5000 + i,
                                List.of(arguments[i], arguments[i + 1]))
                        .to(device);
            }
            try (DriverClient client = new DriverClient(device)) {
                DriverStatus status = client.status();
                KindCounters procs = status.counters(RecordKind.PROCS);
                System.out.println(
                        "started " + status.isStarted() + ", seen " + procs.seen() + ", filtered " + procs.filtered()
                                + ", delivered " + procs.delivered() + ", lost " + procs.lost() + ", generation "
                                + procs.generation());
            }
        } catch (DeviceException e) {
            System.out.println(e.getMessage());
        }
    }
}
