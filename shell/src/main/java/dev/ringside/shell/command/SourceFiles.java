package dev.ringside.shell.command;

import dev.ringside.runtime.source.Feeds;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The files behind {@code --from}: a shell makes several arguments of one pattern, and picocli takes the first for the option's value and the others for
 * operands.
 */
final class SourceFiles {
    private static final String ATTACHED = Options.FROM_NAME + "=";
    private static final String SCRIPT = ".js";
    private static final Set<String> NO_FILES = Set.of(Feeds.LIVE, "-");

    private SourceFiles() {}

    /** The same arguments with the option's name before each file that follows one of its values. */
    static List<String> named(List<String> arguments) {
        List<String> named = new ArrayList<>();
        boolean value = false;
        boolean more = false;
        for (String argument : arguments) {
            if (more && isFile(argument)) {
                named.add(Options.FROM_NAME);
            } else {
                more = value ? !NO_FILES.contains(argument) : isAttachedFile(argument);
            }
            value = argument.equals(Options.FROM_NAME);
            named.add(argument);
        }
        return List.copyOf(named);
    }

    /** Whether an argument is the option that the files stand behind. */
    static boolean isOption(String argument) {
        return argument.equals(Options.FROM_NAME) || argument.startsWith(ATTACHED);
    }

    /** Whether an argument looks like the name of a file: a stream has a plain name. */
    static boolean isNamed(String argument) {
        return argument.contains(".") || argument.contains("/") || argument.contains("\\");
    }

    private static boolean isAttachedFile(String argument) {
        return argument.startsWith(ATTACHED) && !NO_FILES.contains(argument.substring(ATTACHED.length()));
    }

    /** Whether it is sure to be meant for one: not the name of a stream, which a file may have, too, and no script to run. */
    private static boolean isFile(String argument) {
        if (!isNamed(argument) || argument.startsWith("-") || argument.endsWith(SCRIPT)) {
            return false;
        }
        try {
            return Files.isRegularFile(Path.of(argument));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
