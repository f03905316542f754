package dev.ringside.driver.linux;

/** A program on its hook. Closing takes it off; idempotent. */
public final class BpfLink implements AutoCloseable {
    private final Descriptor descriptor;

    BpfLink(int fd, String what) {
        this.descriptor = new Descriptor(fd, what);
    }

    public int fd() {
        return descriptor.number();
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
