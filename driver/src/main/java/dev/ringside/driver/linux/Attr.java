package dev.ringside.driver.linux;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code union bpf_attr} of one call, zero where nothing is put. Who uses it names the offsets; keeps the buffers alive that it points
 * to. For one thread.
 */
final class Attr {
    /** Larger than any member that is used here; the kernel accepts more bytes than it knows as long as they are zero. */
    private static final int SIZE = 152;

    private static final int NAME_LENGTH = 16;

    private final ByteBuffer bytes = buffer(SIZE);
    private final List<ByteBuffer> pointedTo = new ArrayList<>(4);

    /** Zeroed memory that the kernel can be pointed to, in the machine's byte order. */
    static ByteBuffer buffer(int size) {
        return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    }

    /** Such memory with these bytes in it, from position 0. */
    static ByteBuffer buffer(byte[] content) {
        return buffer(content.length).put(0, content);
    }

    /** Such memory with this text and its final zero. */
    static ByteBuffer buffer(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        return buffer(content.length + 1).put(0, content);
    }

    Attr putInt(int offset, int value) {
        bytes.putInt(offset, value);
        return this;
    }

    Attr putLong(int offset, long value) {
        bytes.putLong(offset, value);
        return this;
    }

    Attr putPointer(int offset, ByteBuffer target) {
        pointedTo.add(target);
        return putLong(offset, address(target));
    }

    /** Puts an object's name, which {@link ObjectName} has checked. */
    Attr putName(int offset, String name) {
        byte[] content = name.getBytes(StandardCharsets.US_ASCII);
        bytes.put(offset, content, 0, Math.min(content.length, NAME_LENGTH - 1));
        return this;
    }

    int getInt(int offset) {
        return bytes.getInt(offset);
    }

    /**
     * Makes the call.
     *
     * @return what the kernel returned, 0 or more, or the error's number negated
     */
    int tryCall(Command command) {
        try {
            long result = LibC.syscall(BpfSyscall.NUMBER, command.number(), address(bytes), SIZE);
            return result < 0 ? -Native.getLastError() : (int) result;
        } finally {
            Reference.reachabilityFence(pointedTo);
        }
    }

    /**
     * Makes the call.
     *
     * @param subject what it is about, for the error's text; may be empty
     * @throws BpfException if the kernel refuses
     */
    int call(Command command, String subject) {
        int result = tryCall(command);
        if (result < 0) {
            throw new BpfException((command.label() + " " + subject).strip(), -result, "");
        }
        return result;
    }

    static long address(ByteBuffer buffer) {
        return buffer.capacity() == 0 ? 0 : Pointer.nativeValue(Native.getDirectBufferPointer(buffer));
    }

    /** Apart, so that an unknown machine is told by who calls, not by a class that does not load. */
    private static final class BpfSyscall {
        static final int NUMBER = LibC.bpfSyscall();
    }
}
