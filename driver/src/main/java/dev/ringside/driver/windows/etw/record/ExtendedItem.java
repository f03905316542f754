package dev.ringside.driver.windows.etw.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Something that an event brings along beside its data.
 *
 * @param type {@link #RELATED_ACTIVITY} and so on, {@code EVENT_HEADER_EXT_TYPE_…}
 * @param data little endian, read only
 */
public record ExtendedItem(int type, ByteBuffer data) {
    /** The activity that this one came out of, a GUID. */
    public static final int RELATED_ACTIVITY = 1;
    /** The security id of the user. */
    public static final int SID = 2;
    /** The session of the terminal, 4 bytes. */
    public static final int SESSION = 3;
    /** Addresses on the stack, of 4 bytes. */
    public static final int STACK_32 = 5;
    /** Addresses on the stack, of 8 bytes. */
    public static final int STACK_64 = 6;
    /** The schema of a self-describing event. */
    public static final int SCHEMA = 11;
    /** The name of the provider of a self-describing event. */
    public static final int TRAITS = 12;

    public ExtendedItem {
        data = data.slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Between position 0 and the end; a view of its own for each caller. */
    @Override
    public ByteBuffer data() {
        return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }
}
