package dev.ringside.runtime.script.module;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Ringside's own modules, which scripts import as {@code ringside:name}. */
public final class Library {
    /** What stands before the name of a module. */
    static final String SCHEME = "ringside";

    /** The module that reads files; it is there only for scripts that may. */
    public static final String FILES = "fs";

    /** The module that makes events. A script that imports it sees no others. */
    public static final String TEST = "test";

    /** All there are. */
    public static final List<String> NAMES = List.of("attack", FILES, "lists", "net", "state", TEST, "text", "time");

    private static final String FOLDER = "/dev/ringside/runtime/script/lib/";
    /** Library code declares what it exports where it exports it. */
    private static final Pattern EXPORT =
            Pattern.compile("^export (?:async )?(?:const|function\\*?|class) (\\w+)", Pattern.MULTILINE);

    private Library() {}

    /** The text of a module, with something behind it that freezes what it exports; empty if there is none of that name. */
    static Optional<String> text(String name) {
        if (!NAMES.contains(name)) {
            return Optional.empty();
        }
        return resource(FOLDER + name + ".js").map(text -> {
            StringBuilder whole = new StringBuilder(text);
            EXPORT.matcher(text)
                    .results()
                    .forEach(export -> whole.append("\n;$ringside.harden(")
                            .append(export.group(1))
                            .append(");"));
            return whole.toString();
        });
    }

    /** The text of a file that is packed with the program; empty if there is none of that name. */
    public static Optional<String> resource(String path) {
        try (InputStream in = Library.class.getResourceAsStream(path)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
