package dev.ringside.runtime.script;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What scripts may do beyond watching.
 *
 * @param read folders whose files they may read
 * @param write folders in which they may write recordings
 * @param kill whether they may end processes
 * @param environment variables of the environment that they may read
 */
public record Permissions(List<Path> read, List<Path> write, boolean kill, Set<String> environment) {
    /** Nothing. */
    public static final Permissions NONE = new Permissions(List.of(), List.of(), false, Set.of());

    private static final String FORMS = "write --allow read=DIR, --allow write=DIR, --allow kill or --allow env=NAME";

    public Permissions {
        read = List.copyOf(read);
        write = List.copyOf(write);
        environment = Set.copyOf(environment);
    }

    /**
     * Reads what stands behind {@code --allow}: {@code read=DIR}, {@code write=DIR}, {@code kill}, {@code env=NAME}.
     *
     * @throws RingsideException if one is none of these
     */
    public static Permissions parse(List<String> allowed) {
        List<Path> read = new ArrayList<>();
        List<Path> write = new ArrayList<>();
        Set<String> environment = new LinkedHashSet<>();
        boolean kill = false;
        for (String entry : allowed) {
            String value = entry.substring(entry.indexOf('=') + 1);
            if (entry.equals("kill")) {
                kill = true;
            } else if (entry.startsWith("read=") && !value.isEmpty()) {
                read.add(Path.of(value).toAbsolutePath().normalize());
            } else if (entry.startsWith("write=") && !value.isEmpty()) {
                write.add(Path.of(value).toAbsolutePath().normalize());
            } else if (entry.startsWith("env=") && !value.isEmpty()) {
                environment.add(value);
            } else {
                throw new RingsideException(Diagnostic.of(Code.USAGE, "nothing is allowed by '" + entry + "'", FORMS));
            }
        }
        return new Permissions(read, write, kill, environment);
    }

    /** The same, and to write recordings anywhere: for who types them in. */
    public Permissions withAnyRecording() {
        List<Path> everywhere = new ArrayList<>();
        FileSystems.getDefault().getRootDirectories().forEach(everywhere::add);
        return new Permissions(read, everywhere, kill, environment);
    }

    /**
     * The refusal of something that was to be done with a file.
     *
     * @param doing {@code read} or {@code write}, which is what allows it as well
     */
    static RingsideException refuseFile(String doing, String file) {
        int slash = file.lastIndexOf('/');
        return refuse(doing + " " + file, doing + "=" + (slash > 0 ? file.substring(0, slash) : "."));
    }

    /** The refusal of something that was not allowed. */
    static RingsideException refuse(String what, String allow) {
        return new RingsideException(Diagnostic.of(
                Code.PERMISSION, "this script may not " + what, "allow it when you start it: --allow " + allow));
    }
}
