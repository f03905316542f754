package dev.ringside.tests.wine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The driver as it was built. */
final class DriverFile {
    private static final String FOLDER = "/dev/ringside/driver/windows/";

    private DriverFile() {}

    /** What is shipped. */
    static Optional<byte[]> shipped() {
        return read("ringside.sys");
    }

    /** The build that lets events be raised. */
    static Optional<byte[]> forTests() {
        return read("ringside-test.sys");
    }

    private static Optional<byte[]> read(String name) {
        try (InputStream in = DriverFile.class.getResourceAsStream(FOLDER + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
