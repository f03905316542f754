package dev.ringside.driver.windows;

import java.nio.ByteBuffer;

/** An open handle of the driver's device. For any number of threads at a time; a control code that waits holds up no other. */
public interface Device extends AutoCloseable {
    /**
     * Sends a control code and waits for the answer.
     *
     * @param in from its position to its limit; may be empty
     * @param out gets the answer from its position on, and has its limit behind the answer then. Direct buffers are handed to the system as they are
     * @throws DeviceException if the driver or the system refuses, or the device was closed meanwhile
     */
    void control(int code, ByteBuffer in, ByteBuffer out);

    /** Ends what waits, and closes the handle when nothing uses it any more. May be called more than once. */
    @Override
    void close();
}
