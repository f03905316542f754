package dev.ringside.driver.windows;

import dev.ringside.driver.windows.contract.WindowsRecord;
import dev.ringside.driver.windows.filter.RecordMap;
import dev.ringside.driver.windows.filter.WindowsFilter;
import dev.ringside.driver.windows.host.Host;
import dev.ringside.dsl.expr.Predicate;
import java.util.List;

/** A driver that says of single events what it makes of a predicate. */
final class DecidingDriver implements AutoCloseable {
    private final RecordMap map;
    private final Host host = Host.start();
    private final DriverClient client = new DriverClient(host.open());
    private long generation;

    DecidingDriver(RecordMap map) {
        this.map = map;
        client.start(0);
    }

    /** What the driver decided about one event. */
    record Decision(boolean taken, boolean uncertain) {}

    void install(Predicate pushed) {
        // The second one brings every event out of the driver.
        client.install(WindowsFilter.of(map, List.of(pushed, Predicate.Constant.TRUE)), ++generation);
    }

    Decision decide(RecordedEvent event) {
        host.raise(event.raised());
        WindowsRecord record = client.read().records().getFirst();
        return new Decision((record.takers() & 1) != 0, (record.uncertain() & 1) != 0);
    }

    @Override
    public void close() {
        client.close();
        host.close();
    }
}
