package dev.ringside.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ClassFileUpdateTest {
    private static final int JAVA_5 = 49;
    private static final int JAVA_7 = 51;

    @TempDir
    private Path folder;

    private Path jar;

    @BeforeEach
    void copyLibrary() throws Exception {
        Path library = Path.of(CommandLine.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        jar = Files.copy(library, folder.resolve("picocli.jar"));
    }

    @Test
    void everyClassIsOfTheNewerFormatAndIsVerifiedByTheJvm() throws Exception {
        assertThat(classes()).extracting(Entry::version).contains(JAVA_5);

        ClassFileUpdate.main(new String[] {jar.toString()});

        assertThat(classes()).extracting(Entry::version).allMatch(version -> version >= JAVA_7);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            for (Entry each : classes()) {
                // What belongs to a module of its own is none.
                if (!each.name().endsWith("module-info.class")) {
                    String name = each.name().replace('/', '.').replaceAll("\\.class$", "");
                    assertThat(Class.forName(name, true, loader).getClassLoader())
                            .isSameAs(loader);
                }
            }
        }
    }

    @Test
    void whatIsNewEnoughStaysAsItIs() throws Exception {
        ClassFileUpdate.update(jar);
        byte[] updated = Files.readAllBytes(jar);

        ClassFileUpdate.update(jar);

        assertThat(Files.readAllBytes(jar)).isEqualTo(updated);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(jar);
        }
    }

    private record Entry(String name, int version) {}

    private List<Entry> classes() throws IOException {
        List<Entry> classes = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().toList()) {
                if (entry.getName().endsWith(".class")) {
                    byte[] content = file.getInputStream(entry).readAllBytes();
                    classes.add(
                            new Entry(entry.getName(), ByteBuffer.wrap(content).getShort(6)));
                }
            }
        }
        return classes;
    }
}
