package dev.ringside.driver.windows.contract;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What all structures have in common: they begin with their size and the version. */
public final class Answers {
    private static final int SIZE = 0;
    private static final int VERSION = 4;

    private Answers() {}

    /**
     * What lies between a buffer's position and its limit, little endian, from offset 0.
     *
     * @param least bytes of the structure that it begins with
     * @param what the structure's name
     * @throws MalformedException if it is shorter, or says another size or version
     */
    static ByteBuffer checked(ByteBuffer answer, int least, String what) {
        ByteBuffer in = answer.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() < least) {
            throw new MalformedException("a " + what + " of " + in.remaining() + " bytes");
        }
        int size = in.getInt(SIZE);
        if (size != in.remaining()) {
            throw new MalformedException("a " + what + " of " + in.remaining() + " bytes that says it has "
                    + Integer.toUnsignedString(size));
        }
        if (in.getInt(VERSION) != Contract.VERSION) {
            throw new MalformedException("a " + what + " of the version " + in.getInt(VERSION));
        }
        return in;
    }

    /** A structure of that many bytes with size and version filled in, little endian, its position at 0; memory that native code can use. */
    public static ByteBuffer structure(int bytes) {
        return ByteBuffer.allocateDirect(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(SIZE, bytes)
                .putInt(VERSION, Contract.VERSION);
    }
}
