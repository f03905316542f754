package dev.ringside.driver.windows;

import dev.ringside.driver.windows.contract.MalformedException;
import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;

/** Says in plain words why there are no live events on Windows, and what helps. */
public final class DriverDiagnosis {
    private static final String SAME_VERSION =
            "let driver and program be of one version: ringside uninstall, then ringside install with this one";

    private DriverDiagnosis() {}

    /** Why the device cannot be used. */
    public static Diagnostic of(DeviceException exception) {
        if (exception.is(DeviceError.FILE_NOT_FOUND)) {
            return diagnostic(
                    "live events need Ringside's driver, which is not loaded",
                    "install it as an administrator: ringside install",
                    "if it is installed, start it: sc start Ringside");
        }
        if (exception.is(DeviceError.ACCESS_DENIED)) {
            return diagnostic(
                    "only administrators and SYSTEM may use Ringside's driver",
                    "start it from a terminal that was opened with \"Run as administrator\"");
        }
        if (exception.is(DeviceError.BUSY)) {
            return diagnostic(
                    "another program reads from Ringside's driver, and only one can",
                    "stop the other one, for instance the service: sc stop RingsideService");
        }
        if (exception.is(DeviceError.REVISION_MISMATCH)
                || exception.is(DeviceError.BAD_LENGTH)
                || exception.is(DeviceError.INVALID_FUNCTION)) {
            return diagnostic("Ringside's driver is of another version than this program", SAME_VERSION);
        }
        if (exception.is(DeviceError.NO_SYSTEM_RESOURCES)) {
            return diagnostic(
                    "Windows has no memory left that stays in place for " + exception.operation(),
                    "free some, and try again");
        }
        if (exception.is(DeviceError.NOT_READY)) {
            return diagnostic("Ringside's driver was stopped", "start again");
        }
        return diagnostic(
                "Ringside's driver refuses: " + exception.getMessage(),
                "load it anew: sc stop Ringside, then sc start Ringside");
    }

    /** Why the driver is not to be believed. */
    public static Diagnostic of(MalformedException exception) {
        return diagnostic(
                "Ringside's driver gave " + exception.getMessage() + ", which is against what was agreed",
                SAME_VERSION);
    }

    /** Why a filter is not installed. */
    public static Diagnostic of(FilterRefusedException exception) {
        return diagnostic(exception.summary(), SAME_VERSION);
    }

    /** Why native code is out of reach: JNA's library does not load. */
    public static Diagnostic of(LinkageError error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return diagnostic(
                "native code is out of reach: " + root.getMessage(),
                "see that " + System.getProperty("java.io.tmpdir")
                        + " may hold programs, or give the JVM another place: -Djna.tmpdir=DIRECTORY");
    }

    private static Diagnostic diagnostic(String message, String... hints) {
        return Diagnostic.of(Code.FEED, message, hints);
    }
}
