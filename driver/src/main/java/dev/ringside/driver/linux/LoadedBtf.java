package dev.ringside.driver.linux;

import java.nio.ByteBuffer;

/** Type information that was given to the kernel along with a program. */
final class LoadedBtf implements AutoCloseable {
    private static final int BTF = 0;
    private static final int SIZE = 16;

    private final Descriptor descriptor;

    private LoadedBtf(Descriptor descriptor) {
        this.descriptor = descriptor;
    }

    static LoadedBtf load(byte[] blob, String subject) {
        ByteBuffer content = Attr.buffer(blob);
        int fd = new Attr().putPointer(BTF, content).putInt(SIZE, blob.length).call(Command.BTF_LOAD, subject);
        return new LoadedBtf(new Descriptor(fd, "type information of " + subject));
    }

    int fd() {
        return descriptor.number();
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
