package dev.ringside.driver.linux.trace;

import dev.ringside.driver.linux.BpfMap;
import dev.ringside.driver.linux.MapSpec;
import dev.ringside.driver.linux.MapType;

/** What is remembered of connections and of flows while somebody watches them: with the next watch it begins anew. */
final class SocketMemory implements AutoCloseable {
    private final BpfMap sockets;
    private final BpfMap flows;
    private final BpfMap programs;

    SocketMemory() {
        sockets = BpfMap.create(lru("rs_sockets", Sockets.KEY_SIZE, Sockets.SIZE, Sockets.CAPACITY));
        BpfMap made = null;
        try {
            made = BpfMap.create(
                    lru("rs_flows", DatagramCalls.KEY_SIZE, DatagramCalls.VALUE_SIZE, DatagramCalls.CAPACITY));
            programs = BpfMap.create(
                    lru("rs_programs", SocketPrograms.KEY_SIZE, Executables.SIZE, SocketPrograms.CAPACITY));
        } catch (RuntimeException e) {
            if (made != null) {
                made.close();
            }
            sockets.close();
            throw e;
        }
        flows = made;
    }

    private static MapSpec lru(String name, int keySize, int valueSize, int capacity) {
        return new MapSpec(MapType.LRU_HASH, name, keySize, valueSize, capacity, 0, 0);
    }

    BpfMap sockets() {
        return sockets;
    }

    BpfMap flows() {
        return flows;
    }

    BpfMap programs() {
        return programs;
    }

    @Override
    public void close() {
        programs.close();
        flows.close();
        sockets.close();
    }
}
