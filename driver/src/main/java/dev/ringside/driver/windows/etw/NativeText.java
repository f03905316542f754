package dev.ringside.driver.windows.etw;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;

/** Texts in native memory: UTF-16 with a unit of 0 behind, whatever the C compiler of this system calls a wide character. */
final class NativeText {
    private NativeText() {}

    /** The text in memory of its own. */
    static Memory of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_16LE);
        Memory memory = new Memory(bytes.length + (long) Character.BYTES);
        memory.write(0, bytes, 0, bytes.length);
        memory.setShort(bytes.length, (short) 0);
        return memory;
    }

    /**
     * The text at a place.
     *
     * @param most how many bytes may be looked at
     */
    static String read(Pointer memory, long offset, long most) {
        StringBuilder text = new StringBuilder();
        for (long at = offset; at + Character.BYTES <= offset + most; at += Character.BYTES) {
            char unit = (char) memory.getShort(at);
            if (unit == 0) {
                break;
            }
            text.append(unit);
        }
        return text.toString();
    }
}
