package dev.ringside.runtime.feed.windows;

import dev.ringside.driver.windows.DriverClient;
import dev.ringside.driver.windows.FilterRefusedException;
import dev.ringside.driver.windows.contract.KindCounters;
import dev.ringside.driver.windows.contract.RecordKind;
import dev.ringside.driver.windows.contract.WindowsRecord;
import dev.ringside.driver.windows.filter.RecordMap;
import dev.ringside.driver.windows.filter.WindowsFilter;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.shared.SharedFilter;
import dev.ringside.runtime.feed.shared.Taker;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.IntSupplier;

/** A stream and its kind of records: the filter that its subscriptions share, and the events that records of the kind become. */
final class KindFilter {
    private final RecordMap map;
    private final EventFields events;
    private final SharedFilter shared;

    KindFilter(StreamType stream, RecordKind kind, IntSupplier generations) {
        this.map = new RecordMap(stream, kind);
        this.events = new EventFields(stream, map);
        this.shared = new SharedFilter(stream, generations);
    }

    RecordKind kind() {
        return map.kind();
    }

    StreamType stream() {
        return events.stream();
    }

    RecordMap map() {
        return map;
    }

    SharedFilter shared() {
        return shared;
    }

    /** Whether whoever reads these fields may have to wait. */
    boolean mayWait(Collection<Field> fields) {
        return events.mayWait(fields);
    }

    /** Where the filter stands in the driver; what the driver refuses becomes a sentence for the user. */
    SharedFilter.Place place(DriverClient driver, RecordReader reader) {
        return new KindPlace(driver, reader);
    }

    /** Records hold every field there is, so that it does not matter which will be read. */
    private final class KindPlace implements SharedFilter.Place {
        private final DriverClient driver;
        private final RecordReader reader;

        KindPlace(DriverClient driver, RecordReader reader) {
            this.driver = driver;
            this.reader = reader;
        }

        @Override
        public boolean install(
                int generation, List<Predicate> predicates, SortedMap<Integer, Taker> grouping, Set<Field> fields) {
            return Refusals.explained(() -> {
                try {
                    driver.install(WindowsFilter.of(map, predicates), generation);
                    return true;
                } catch (FilterRefusedException e) {
                    if (!e.refusal().isAboutSize()) {
                        throw e;
                    }
                    return false;
                } catch (IllegalStateException e) {
                    // The program is too long for its jumps.
                    return false;
                }
            });
        }

        @Override
        public void remove() {
            Refusals.explained(() -> {
                driver.remove(kind());
                return true;
            });
        }

        @Override
        public long written() {
            KindCounters counters = Refusals.explained(() -> driver.status().counters(kind()));
            return counters.delivered();
        }

        @Override
        public long read() {
            return reader.dispatched(kind());
        }

        @Override
        public void forget(int generation) {}
    }

    /** Hands a record to those who want it. Called by the reading thread only. */
    void dispatch(WindowsRecord record, Machine machine, Collection<Taker> touched) {
        machine.tree().learn(record);
        int number = (int) record.generation();
        SharedFilter.Generation generation = number == record.generation() ? shared.generation(number) : null;
        if (generation != null) {
            WindowsEvent event = new WindowsEvent(events, machine, record);
            generation.dispatch(record.takers(), record.uncertain(), event, touched);
        }
    }
}
