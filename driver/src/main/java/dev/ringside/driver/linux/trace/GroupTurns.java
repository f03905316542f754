package dev.ringside.driver.linux.trace;

import dev.ringside.driver.linux.BpfMap;
import dev.ringside.driver.linux.GracePeriod;
import dev.ringside.driver.linux.MapSpec;
import java.util.Collection;
import java.util.function.BiConsumer;

/** Which map of each {@link GroupTable} programs write to, and the emptying of the others. For any thread. */
final class GroupTurns implements AutoCloseable {
    private final BpfMap turn;
    private final GracePeriod grace;
    private int now;

    GroupTurns() {
        turn = BpfMap.create(MapSpec.array("rs_turn", Long.BYTES, 1));
        try {
            grace = new GracePeriod();
        } catch (RuntimeException e) {
            turn.close();
            throw e;
        }
    }

    /** The map that says whose turn it is, for programs. */
    int fd() {
        return turn.fd();
    }

    /**
     * Takes out everything that was grouped before this was called.
     *
     * @param used those that programs go on using
     * @param givenUp those that no program is given any more
     */
    synchronized void collect(
            Collection<GroupTable> used, Collection<GroupTable> givenUp, BiConsumer<GroupTable, KernelGroup> taker) {
        int before = now;
        now = 1 - before;
        turn.update(BpfMap.bytes(0), BpfMap.bytes((long) now));
        // A program that has looked before may still write.
        grace.await();
        used.forEach(table -> table.drain(before, group -> taker.accept(table, group)));
        for (GroupTable table : givenUp) {
            table.drain(before, group -> taker.accept(table, group));
            table.drain(now, group -> taker.accept(table, group));
        }
    }

    @Override
    public void close() {
        grace.close();
        turn.close();
    }
}
