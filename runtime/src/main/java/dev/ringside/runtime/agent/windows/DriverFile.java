package dev.ringside.runtime.agent.windows;

import dev.ringside.driver.windows.WindowsDevice;
import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The driver that this program brings along. */
final class DriverFile {
    private static final String RESOURCE = "ringside.sys";

    private DriverFile() {}

    /** @throws RingsideException if this build has none */
    static byte[] embedded() {
        try (InputStream in = WindowsDevice.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new RingsideException(Diagnostic.of(
                        Code.FEED,
                        "this build of Ringside has no driver",
                        "build it where gcc-mingw-w64-x86-64 and make are installed"));
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
