package dev.ringside.tests.wine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The JVM for Windows that comes with another program of Maven Central; unpacked once. */
final class WindowsJvm {
    private static final String VERSION = "8.1.0.6389";
    private static final String JRE = "/jre/";

    private WindowsJvm() {}

    /** Where Maven has put it; may not exist. */
    static Path archive() {
        return Path.of(System.getProperty("ringside.repository", ""))
                .resolve("org/sonarsource/scanner/cli/sonar-scanner-cli")
                .resolve(VERSION)
                .resolve("sonar-scanner-cli-" + VERSION + "-windows-x64.zip");
    }

    /** The folder that it is in. */
    static Path home() throws IOException {
        String cache = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .orElseGet(() -> System.getProperty("user.home") + "/.cache");
        Path home = Path.of(cache, "ringside", "wine", "jre-" + VERSION);
        if (!Files.isDirectory(home)) {
            Files.createDirectories(home.getParent());
            Path unpacked = Files.createTempDirectory(home.getParent(), "unpack");
            unpack(unpacked);
            Files.move(unpacked, home);
        }
        return home;
    }

    private static void unpack(Path folder) throws IOException {
        try (InputStream file = Files.newInputStream(archive());
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                int at = entry.getName().indexOf(JRE);
                Path target = at < 0 ? folder : folder.resolve(entry.getName().substring(at + JRE.length()));
                if (at >= 0 && !entry.isDirectory() && target.startsWith(folder)) {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip, target);
                }
            }
        }
    }

    /** The tests' class path as a JVM for Windows wants it: jars and folders of this machine are on drive Z. */
    static String classPath() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return String.join(
                ";",
                Stream.of(path.split(":", -1))
                        .filter(part -> !part.isEmpty())
                        .map(WindowsJvm::onDriveZ)
                        .toList());
    }

    static String onDriveZ(String path) {
        return "Z:" + path.replace('/', '\\');
    }
}
