package dev.ringside.tests.terminal;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jline.terminal.Size;

/** A terminal of Linux without a screen: what is written to this end a program reads as keys, and what it writes comes out here. */
final class PseudoTerminal implements AutoCloseable {
    private static final int READ_WRITE_NOT_CONTROLLING = 02 | 0400;
    private static final long SET_SIZE = 0x5414;

    private static final LibC LIB_C = Native.load(LibC.class);

    private final int descriptor;
    private final File device;

    /** What Java cannot do with a terminal; the numbers above are those of Linux. */
    private interface LibC extends Library {
        int posix_openpt(int flags) throws LastErrorException;

        int grantpt(int descriptor) throws LastErrorException;

        int unlockpt(int descriptor) throws LastErrorException;

        int ptsname_r(int descriptor, byte[] name, long length) throws LastErrorException;

        int ioctl(int descriptor, long request, Object... argument) throws LastErrorException;

        long read(int descriptor, byte[] bytes, long length) throws LastErrorException;

        long write(int descriptor, byte[] bytes, long length) throws LastErrorException;

        int close(int descriptor) throws LastErrorException;
    }

    PseudoTerminal(Size size) {
        descriptor = LIB_C.posix_openpt(READ_WRITE_NOT_CONTROLLING);
        LIB_C.grantpt(descriptor);
        LIB_C.unlockpt(descriptor);
        byte[] name = new byte[64];
        LIB_C.ptsname_r(descriptor, name, name.length);
        device = new File(Native.toString(name));
        resize(size);
    }

    /** Changes the size, and has the kernel tell the program. */
    void resize(Size size) {
        ByteBuffer winsize = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());
        winsize.putShort((short) size.getRows()).putShort((short) size.getColumns());
        LIB_C.ioctl(descriptor, SET_SIZE, (Object) winsize.array());
    }

    /** Starts a program in a session of its own, of which this is the controlling terminal. */
    Process start(List<String> command, Map<String, String> environment) throws IOException {
        List<String> whole = new ArrayList<>(List.of("setsid", "--ctty"));
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole)
                .redirectInput(device)
                .redirectOutput(device)
                .redirectError(device);
        builder.environment().putAll(environment);
        return builder.start();
    }

    void type(String keys) {
        byte[] bytes = keys.getBytes(StandardCharsets.UTF_8);
        while (bytes.length > 0) {
            int written = (int) LIB_C.write(descriptor, bytes, bytes.length);
            bytes = Arrays.copyOfRange(bytes, written, bytes.length);
        }
    }

    /** What the program writes, from its start to when nobody has the terminal open. */
    InputStream output() {
        return new InputStream() {
            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                byte[] part = new byte[length];
                try {
                    int count = (int) LIB_C.read(descriptor, part, length);
                    System.arraycopy(part, 0, bytes, offset, count);
                    return count;
                } catch (LastErrorException e) {
                    // EIO: the last program has closed its end.
                    return -1;
                }
            }
        };
    }

    @Override
    public void close() {
        LIB_C.close(descriptor);
    }
}
