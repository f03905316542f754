package dev.ringside.driver.linux;

import java.util.concurrent.atomic.AtomicInteger;

/** A file descriptor that is closed once. For any thread. */
final class Descriptor implements AutoCloseable {
    private static final int CLOSED = -1;

    private final AtomicInteger fd;
    private final String what;

    Descriptor(int fd, String what) {
        this.fd = new AtomicInteger(fd);
        this.what = what;
    }

    /** Its number; throws {@link IllegalStateException} after {@link #close}, since the number may mean something else by then. */
    int number() {
        int number = fd.get();
        if (number == CLOSED) {
            throw new IllegalStateException(what + " is closed");
        }
        return number;
    }

    boolean isOpen() {
        return fd.get() != CLOSED;
    }

    @Override
    public void close() {
        int number = fd.getAndSet(CLOSED);
        if (number != CLOSED) {
            LibC.close(number);
        }
    }
}
