package dev.ringside.tests.bench;

import com.sun.jna.Memory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * A process that starts another program again and again, or opens and closes a file, on demand: each line of its input is a number of times, and is answered with a line of
 * what that took in nanoseconds, on the clock and of the processor. A process of its own, so that nothing but the storm is in its figures.
 */
final class StormProgram {
    private static final int OF_THREAD = 1;
    private static final int OF_CHILDREN = -1;
    private static final int USAGE_BYTES = 144;

    private final Memory usage = new Memory(USAGE_BYTES);
    private final Memory pid = new Memory(Integer.BYTES);
    private final Memory status = new Memory(Integer.BYTES);
    private final Memory path;
    private final Memory arguments = new Memory(2 * Long.BYTES);

    private final boolean opens;

    private StormProgram(boolean opens, String file) {
        this.opens = opens;
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        path = new Memory(bytes.length + 1);
        path.write(0, bytes, 0, bytes.length);
        path.setByte(bytes.length, (byte) 0);
        arguments.setPointer(0, path);
        arguments.setLong(Long.BYTES, 0);
    }

    /** Takes {@code start} and the program to start, or {@code open} and the file to open. */
    public static void main(String[] arguments) throws IOException {
        StormProgram storm = new StormProgram(arguments[0].equals("open"), arguments[1]);
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            System.out.println(storm.run(Integer.parseInt(order)));
        }
    }

    private String run(int times) {
        long processor = processorNanos();
        long clock = System.nanoTime();
        for (int i = 0; i < times; i++) {
            if (opens) {
                open();
            } else {
                start();
            }
        }
        return (System.nanoTime() - clock) + " " + (processorNanos() - processor);
    }

    private void open() {
        int descriptor = SystemLibrary.open(address(path), 0);
        if (descriptor < 0 || SystemLibrary.close(descriptor) != 0) {
            throw new IllegalStateException("cannot open the file and close it");
        }
    }

    private void start() {
        int error = SystemLibrary.posix_spawn(
                address(pid), address(path), 0, 0, address(arguments), address(arguments) + Long.BYTES);
        if (error != 0) {
            throw new IllegalStateException("posix_spawn: error " + error);
        }
        if (SystemLibrary.waitpid(pid.getInt(0), address(status), 0) < 0 || status.getInt(0) != 0) {
            throw new IllegalStateException("the program ended with status " + status.getInt(0));
        }
    }

    /** User and system time of this thread and of the children that have ended. */
    private long processorNanos() {
        return processorNanos(OF_THREAD) + processorNanos(OF_CHILDREN);
    }

    private long processorNanos(int who) {
        if (SystemLibrary.getrusage(who, address(usage)) != 0) {
            throw new IllegalStateException("getrusage failed");
        }
        // struct rusage begins with two struct timeval, user and system.
        long seconds = usage.getLong(0) + usage.getLong(16);
        return seconds * 1_000_000_000 + (usage.getLong(8) + usage.getLong(24)) * 1000;
    }

    private static long address(Memory memory) {
        return com.sun.jna.Pointer.nativeValue(memory);
    }
}
