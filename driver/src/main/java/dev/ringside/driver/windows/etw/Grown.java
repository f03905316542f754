package dev.ringside.driver.windows.etw;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Answers of functions that say how much room they need when they were given too little. */
final class Grown {
    private static final int FIRST_GUESS = 4096;
    /** What an answer needs may grow while it is asked for, but not for ever. */
    private static final int MOST_TRIES = 8;

    private Grown() {}

    @FunctionalInterface
    interface Function {
        /**
         * Asks.
         *
         * @param size of the buffer; of the answer afterwards
         * @return Windows' error code
         */
        int call(Pointer buffer, Pointer size);
    }

    /**
     * Calls a function with more and more room.
     *
     * @return the answer, little endian
     * @throws EtwException if it refuses for another reason
     */
    static ByteBuffer call(String name, String subject, Function function) {
        Memory size = new Memory(Integer.BYTES);
        int room = FIRST_GUESS;
        int error = 0;
        for (int i = 0; i < MOST_TRIES; i++) {
            Memory buffer = new Memory(room);
            size.setInt(0, room);
            error = function.call(buffer, size);
            int needed = size.getInt(0);
            if (error == 0) {
                return ByteBuffer.wrap(buffer.getByteArray(0, Math.min(needed, room)))
                        .order(ByteOrder.LITTLE_ENDIAN);
            }
            if (error != EtwError.INSUFFICIENT_BUFFER.number() || needed <= room) {
                break;
            }
            room = needed;
        }
        throw new EtwException(name, subject, error);
    }
}
