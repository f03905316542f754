package dev.ringside.driver.linux;

/**
 * Waits for programs to end. What a program has been told to do no longer it may still be doing; after the wait it is not.
 *
 * <p>The kernel waits for all programs that are running before a change of a map of maps returns ({@code maybe_wait_bpf_programs},
 * kernel/bpf/syscall.c); here nothing else is changed by that. For any thread.
 */
public final class GracePeriod implements AutoCloseable {
    private final BpfMap inner;
    private final BpfMap outer;

    /** @throws BpfException if the kernel refuses the maps that it takes */
    public GracePeriod() {
        inner = BpfMap.create(MapSpec.array("rs_inner", Long.BYTES, 1));
        try {
            outer = BpfMap.create(
                    new MapSpec(MapType.ARRAY_OF_MAPS, "rs_outer", Integer.BYTES, Integer.BYTES, 1, 0, 0), inner);
        } catch (RuntimeException e) {
            inner.close();
            throw e;
        }
    }

    /** Returns when every program that was running has ended, but for those that may sleep: some tens of milliseconds. */
    public void await() {
        outer.update(BpfMap.bytes(0), BpfMap.bytes(inner.fd()));
    }

    @Override
    public void close() {
        outer.close();
        inner.close();
    }
}
