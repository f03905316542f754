package dev.ringside.driver.linux.trace;

import dev.ringside.driver.linux.BpfMap;
import dev.ringside.driver.linux.MapSpec;
import dev.ringside.driver.linux.MappedArray;
import dev.ringside.dsl.schema.StreamType;

/** The map that events for {@link LoadedFilter}s are put into. */
final class EventMemory implements AutoCloseable {
    private final BpfMap map;
    private final MappedArray values;

    EventMemory(StreamType stream) {
        this(MemorySource.size(stream));
    }

    EventMemory(int bytes) {
        map = BpfMap.create(MapSpec.mappedArray("event", bytes, 1));
        values = map.mapped();
    }

    int fd() {
        return map.fd();
    }

    MappedArray values() {
        return values;
    }

    @Override
    public void close() {
        values.close();
        map.close();
    }
}
