package dev.ringside.runtime.enrich;

import dev.ringside.dsl.event.RawText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The services that ports are registered for, from the file that the system itself reads. Immutable. */
public final class PortNames {
    private final Map<String, String> names;

    private PortNames(Map<String, String> names) {
        this.names = Map.copyOf(names);
    }

    /** Those of this machine; none where the file is missing. */
    public static PortNames ofSystem() {
        try {
            byte[] content = Files.readAllBytes(file());
            return parse(RawText.decode(content, 0, content.length));
        } catch (IOException e) {
            return new PortNames(Map.of());
        }
    }

    private static Path file() {
        String windows = System.getenv("SystemRoot");
        return System.getProperty("os.name").startsWith("Windows") && windows != null
                ? Path.of(windows, "System32", "drivers", "etc", "services")
                : Path.of("/etc/services");
    }

    /** Lines are {@code https 443/tcp aliases # comment}; of two for the same port the first counts, as it does for the C library. */
    static PortNames parse(String content) {
        Map<String, String> names = new HashMap<>();
        for (String line : content.split("\n", -1)) {
            int comment = line.indexOf('#');
            String[] parts =
                    (comment < 0 ? line : line.substring(0, comment)).strip().split("\\s+", -1);
            if (parts.length > 1) {
                names.putIfAbsent(parts[1].toLowerCase(Locale.ROOT), parts[0]);
            }
        }
        return new PortNames(names);
    }

    /**
     * The service of a port.
     *
     * @param protocol {@code tcp} or {@code udp}
     */
    public Optional<String> name(int port, String protocol) {
        return Optional.ofNullable(names.get(port + "/" + protocol));
    }
}
