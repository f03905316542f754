package dev.ringside.driver.linux;

/** As long as one is open the kernel measures the run time of all programs, which costs each run some 20 ns. */
public final class BpfStats implements AutoCloseable {
    private static final int TYPE = 0;
    private static final int RUN_TIME = 0;

    private final Descriptor descriptor;

    private BpfStats(Descriptor descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * Turns them on.
     *
     * @throws BpfException if the kernel refuses
     */
    public static BpfStats enable() {
        int fd = new Attr().putInt(TYPE, RUN_TIME).call(Command.ENABLE_STATS, "");
        return new BpfStats(new Descriptor(fd, "statistics"));
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
