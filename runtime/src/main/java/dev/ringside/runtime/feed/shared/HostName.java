package dev.ringside.runtime.feed.shared;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What this machine calls itself. */
public final class HostName {
    private static final String UNKNOWN = "localhost";

    private HostName() {}

    /** The name, as the kernel of Linux or the environment of Windows has it. */
    public static String read() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return Optional.ofNullable(System.getenv("COMPUTERNAME")).orElseGet(HostName::byNetwork);
        }
    }

    private static String byNetwork() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return UNKNOWN;
        }
    }
}
