package dev.ringside.driver.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The processors that the kernel makes room for, which may be more than there are. */
public final class Cpus {
    private static final Path POSSIBLE = Path.of("/sys/devices/system/cpu/possible");

    private Cpus() {}

    public static int possible() {
        try {
            return count(Files.readString(POSSIBLE));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tell how many processors there may be", e);
        }
    }

    /** The number of processors in a list such as {@code 0-3,8}: the highest plus one. */
    static int count(String list) {
        String last = list.strip().replaceFirst(".*[-,]", "");
        return Integer.parseInt(last) + 1;
    }
}
