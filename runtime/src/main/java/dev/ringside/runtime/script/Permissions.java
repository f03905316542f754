package dev.ringside.runtime.script;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What scripts may do beyond watching.
 *
 * @param read folders whose files they may read
 * @param kill whether they may end processes
 * @param environment variables of the environment that they may read
 */
public record Permissions(List<Path> read, boolean kill, Set<String> environment) {
    /** Nothing. */
    public static final Permissions NONE = new Permissions(List.of(), false, Set.of());

    private static final String FORMS = "write --allow read=DIR, --allow kill or --allow env=NAME";

    public Permissions {
        read = List.copyOf(read);
        environment = Set.copyOf(environment);
    }

    /**
     * Reads what stands behind {@code --allow}: {@code read=DIR}, {@code kill}, {@code env=NAME}.
     *
     * @throws RingsideException if one is none of these
     */
    public static Permissions parse(List<String> allowed) {
        List<Path> read = new ArrayList<>();
        Set<String> environment = new LinkedHashSet<>();
        boolean kill = false;
        for (String entry : allowed) {
            String value = entry.substring(entry.indexOf('=') + 1);
            if (entry.equals("kill")) {
                kill = true;
            } else if (entry.startsWith("read=") && !value.isEmpty()) {
                read.add(Path.of(value).toAbsolutePath().normalize());
            } else if (entry.startsWith("env=") && !value.isEmpty()) {
                environment.add(value);
            } else {
                throw new RingsideException(Diagnostic.of(Code.USAGE, "nothing is allowed by '" + entry + "'", FORMS));
            }
        }
        return new Permissions(read, kill, environment);
    }

    /** The refusal of something that was not allowed. */
    static RingsideException refuse(String what, String allow) {
        return new RingsideException(Diagnostic.of(
                Code.PERMISSION, "this script may not " + what, "allow it when you start it: --allow " + allow));
    }
}
