package dev.ringside.runtime.script;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.graalvm.polyglot.proxy.ProxyArray;

/** Reads files of the folders that a script may read: {@code ringside:fs}. */
final class FileAccess {
    private static final long LONGEST = 64 << 20;
    private static final int MOST_ENTRIES = 10_000;

    private final List<Path> allowed;

    FileAccess(Permissions permissions) {
        this.allowed = permissions.read();
    }

    void addTo(Functions functions) {
        functions.add("readText", arguments -> text(arguments[0].asString()));
        functions.add("listFiles", arguments -> ProxyArray.fromList(list(arguments[0].asString())));
    }

    private String text(String name) {
        Path file = real(name);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
                throw failed(name, "it is no file of at most " + (LONGEST >> 20) + " MiB");
            }
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw failed(name, String.valueOf(e.getMessage()));
        }
    }

    private List<Object> list(String name) {
        try (Stream<Path> entries = Files.list(real(name))) {
            return entries.limit(MOST_ENTRIES)
                    .<Object>map(entry -> String.valueOf(entry.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw failed(name, String.valueOf(e.getMessage()));
        }
    }

    /** Where the file really is, which is inside a folder that may be read whatever links lead there. */
    private Path real(String name) {
        try {
            Path file = Path.of(name).toAbsolutePath().normalize();
            if (isAllowed(file)) {
                Path real = file.toRealPath();
                if (isAllowed(real)) {
                    return real;
                }
            }
        } catch (NoSuchFileException e) {
            throw failed(name, "there is no such file");
        } catch (IOException | InvalidPathException e) {
            throw failed(name, String.valueOf(e.getMessage()));
        }
        throw Permissions.refuseFile("read", name);
    }

    private boolean isAllowed(Path file) throws IOException {
        for (Path folder : allowed) {
            if (file.startsWith(folder) || file.startsWith(folder.toRealPath())) {
                return true;
            }
        }
        return false;
    }

    private static RingsideException failed(String name, String reason) {
        return new RingsideException(
                Diagnostic.of(Code.SCRIPT, "cannot read " + name + ": " + reason, "look at what is there"));
    }
}
