package dev.ringside.runtime.script;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.runtime.script.alert.RuleHeader;
import dev.ringside.runtime.script.alert.RuleInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The text of a script.
 *
 * @param name what messages and alerts call it: its file as the user named it, or {@code stdin}
 * @param text an ES module
 * @param file where it is; empty if it is in no file, and so can import nothing of its own
 */
public record ScriptSource(String name, String text, Optional<Path> file) {
    private static final long LONGEST = 4 << 20;

    /**
     * Reads a file.
     *
     * @throws RingsideException if that is not possible
     */
    public static ScriptSource read(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw unreadable(file, "it is a folder");
            }
            if (Files.size(file) > LONGEST) {
                throw unreadable(file, "it is larger than " + (LONGEST >> 20) + " MiB");
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return new ScriptSource(
                    file.toString(), text, Optional.of(file.toAbsolutePath().normalize()));
        } catch (NoSuchFileException e) {
            throw unreadable(file, "there is no such file");
        } catch (IOException e) {
            throw unreadable(file, String.valueOf(e.getMessage()));
        }
    }

    /** A text that is in no file. */
    public static ScriptSource of(String name, String text) {
        return new ScriptSource(name, text, Optional.empty());
    }

    /**
     * What its first comments say of its rule; the code may say otherwise.
     *
     * @throws RingsideException with what is wrong with them
     */
    public RuleInfo rule() {
        return RuleHeader.read(name, text, id());
    }

    /** The file's name without what stands behind its last point; a text that is in no file may have come from one. */
    private String id() {
        String base = file.map(path -> String.valueOf(path.getFileName()))
                .orElseGet(() -> name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1));
        int point = base.lastIndexOf('.');
        return point > 0 ? base.substring(0, point) : base;
    }

    private static RingsideException unreadable(Path file, String reason) {
        return new RingsideException(
                Diagnostic.of(Code.SCRIPT, "cannot read " + file + ": " + reason, "name a file of JavaScript"));
    }
}
