package dev.ringside.runtime.source;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Expands patterns of file names as a shell does, for those that a shell did not expand: quoted ones, and on Windows. */
final class Patterns {
    private static final String SPECIAL = "*?[{";

    private Patterns() {}

    /**
     * The files that a name stands for, sorted; the name itself if it is no pattern or a file is called that.
     *
     * @throws RingsideException if it is a pattern and matches none
     */
    static Stream<String> expand(String name) {
        return expand(name, File.separatorChar == '\\');
    }

    /** @param backslashes whether they part names, as on Windows, where nothing in a pattern can be quoted by them */
    static Stream<String> expand(String name, boolean backslashes) {
        if (name.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0) || exists(name)) {
            return Stream.of(name);
        }
        String pattern = backslashes ? name.replace('\\', '/') : name;
        List<String> found = matches(pattern);
        if (found.isEmpty()) {
            throw new RingsideException(Diagnostic.of(
                    Code.RECORDING,
                    "no file matches '" + name + "'",
                    "look at what is there: " + (backslashes ? "dir " : "ls ") + base(pattern)));
        }
        return found.stream();
    }

    private static boolean exists(String name) {
        try {
            return Files.exists(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static List<String> matches(String pattern) {
        Path base = base(pattern);
        String rest = pattern.substring(baseLength(pattern));
        int depth = rest.contains("**")
                ? Integer.MAX_VALUE
                : (int) rest.chars().filter(c -> c == '/').count() + 1;
        try (Stream<Path> files = Files.walk(base, depth)) {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + rest);
            return files.filter(file -> !base.equals(file) && !Files.isDirectory(file))
                    .map(base::relativize)
                    .filter(file -> !isHidden(file) && matcher.matches(file))
                    .map(file -> pattern.substring(0, baseLength(pattern)) + file)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException | PatternSyntaxException e) {
            return List.of();
        }
    }

    private static boolean isHidden(Path file) {
        for (Path part : file) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    /** The folder that the pattern's fixed beginning names. */
    private static Path base(String pattern) {
        String fixed = pattern.substring(0, baseLength(pattern));
        return Path.of(fixed.isEmpty() ? "." : fixed);
    }

    /** How much of the pattern is before the first name with a special character. */
    private static int baseLength(String pattern) {
        int special = 0;
        while (SPECIAL.indexOf(pattern.charAt(special)) < 0) {
            special++;
        }
        return pattern.lastIndexOf('/', special) + 1;
    }
}
