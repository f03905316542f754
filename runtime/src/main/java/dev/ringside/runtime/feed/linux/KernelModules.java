package dev.ringside.runtime.feed.linux;

import dev.ringside.dsl.event.RawText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The modules that the kernel has loaded: {@code /proc/modules}, what {@code /sys/module} tells of each, and where {@code modules.dep} of the running kernel
 * says that its file is (modules.dep(5)). A module that was built in is none.
 */
final class KernelModules {
    private final Path root;

    /** @param root where the system's folders are */
    KernelModules(Path root) {
        this.root = root;
    }

    /**
     * A module.
     *
     * @param path of its file; null if it is none of those that were installed
     * @param parameters those that may be read and their values, {@code a=1 b=Y}; empty if there are none
     * @param taints how it taints the kernel, a letter each; empty if it does not
     */
    record Module(String name, @Nullable String path, String parameters, String taints) {}

    /** Those that there are; none on a kernel that loads no modules. */
    List<Module> read() {
        String loaded = text(root.resolve("proc/modules"));
        if (loaded == null) {
            return List.of();
        }
        Map<String, String> files = files();
        List<Module> modules = new ArrayList<>();
        for (String line : loaded.split("\n", -1)) {
            int blank = line.indexOf(' ');
            if (blank > 0) {
                String name = line.substring(0, blank);
                Path folder = root.resolve("sys/module").resolve(name);
                String taints = text(folder.resolve("taint"));
                modules.add(new Module(
                        name, files.get(name), parameters(folder.resolve("parameters")), taints == null ? "" : taints));
            }
        }
        return modules;
    }

    /** The files of modules by the modules' names, in which a dash is an underscore. */
    private Map<String, String> files() {
        Map<String, String> files = new HashMap<>();
        String release = text(root.resolve("proc/sys/kernel/osrelease"));
        if (release == null) {
            return files;
        }
        Path folder = real(root.resolve("lib/modules").resolve(release));
        String dependencies = text(folder.resolve("modules.dep"));
        for (String line : dependencies == null ? new String[0] : dependencies.split("\n", -1)) {
            int colon = line.indexOf(':');
            int suffix = line.indexOf(".ko");
            if (suffix > 0 && colon > suffix) {
                String name = line.substring(line.lastIndexOf('/', suffix) + 1, suffix);
                files.put(
                        name.replace('-', '_'),
                        folder.resolve(line.substring(0, colon)).toString());
            }
        }
        return files;
    }

    private static String parameters(Path folder) {
        List<String> parameters = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.sorted().forEach(file -> {
                // What may only be written tells nothing.
                String value = text(file);
                if (value != null) {
                    parameters.add(file.getFileName() + "=" + value);
                }
            });
        } catch (IOException e) {
            return "";
        }
        return String.join(" ", parameters);
    }

    /** As the kernel sees it: the path's links followed. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }

    private static @Nullable String text(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            return RawText.decode(content, 0, content.length).strip();
        } catch (IOException e) {
            return null;
        }
    }
}
