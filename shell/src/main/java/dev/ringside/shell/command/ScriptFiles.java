package dev.ringside.shell.command;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.runtime.script.ScriptSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the scripts that somebody named. */
final class ScriptFiles {
    /** The name of standard input. */
    static final String STANDARD_INPUT = "-";

    private static final String ENDING = ".js";

    private ScriptFiles() {}

    /**
     * The files that were named, and those of folders that were named, each once.
     *
     * @throws RingsideException if there are none in a folder
     */
    static List<Path> find(List<String> names) {
        Set<Path> files = new LinkedHashSet<>();
        for (String name : names) {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                files.addAll(below(path));
            } else {
                files.add(path);
            }
        }
        return List.copyOf(files);
    }

    private static List<Path> below(Path folder) {
        List<Path> scripts;
        try (Stream<Path> files = Files.walk(folder)) {
            scripts = files.filter(ScriptFiles::isScript)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unusable("cannot look into " + folder + ": " + e.getMessage());
        }
        if (scripts.isEmpty()) {
            throw unusable("there is no script in " + folder);
        }
        return scripts;
    }

    /** Whether a file's name is that of a script. */
    static boolean isScript(Path file) {
        return file.toString().endsWith(ENDING);
    }

    /**
     * The scripts that were named, as {@link #find} finds them, and what comes on standard input if that was named.
     *
     * @throws RingsideException if one cannot be read
     */
    static List<ScriptSource> read(List<String> names, InputStream in) {
        List<ScriptSource> sources = new ArrayList<>();
        for (Path file : find(names)) {
            sources.add(file.equals(Path.of(STANDARD_INPUT)) ? read(in) : ScriptSource.read(file));
        }
        return sources;
    }

    private static ScriptSource read(InputStream in) {
        try {
            return ScriptSource.of("stdin", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unusable("cannot read standard input: " + e.getMessage());
        }
    }

    private static RingsideException unusable(String message) {
        return new RingsideException(Diagnostic.of(
                Code.USAGE, message, "name files of JavaScript, or a folder where files end with " + ENDING));
    }
}
