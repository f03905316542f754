package dev.ringside.runtime.script;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.query.Query;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.record.Recorder;
import dev.ringside.runtime.record.RecorderListener;
import dev.ringside.runtime.record.Target;
import dev.ringside.runtime.record.Target.Existing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.graalvm.polyglot.Value;

/** Makes the recorders of {@code query.record(file)}, in the folders that a script may write to. */
final class ScriptRecordings {
    private static final String APPEND = "append";
    private static final String OVERWRITE = "overwrite";

    private final String script;
    private final Engine engine;
    private final List<Path> allowed;
    private final Consumer<ScriptEvent> out;

    /** @param out told what becomes of a recording, by any thread */
    ScriptRecordings(String script, Engine engine, Permissions permissions, Consumer<ScriptEvent> out) {
        this.script = script;
        this.engine = engine;
        this.allowed = permissions.write();
        this.out = out;
    }

    /**
     * A recorder that is not begun yet.
     *
     * @param options an object with {@code append} or {@code overwrite}, or undefined
     */
    Recorder recorder(Query query, Value file, Value options) {
        if (!file.isString()) {
            throw new RingsideException(Diagnostic.of(
                    Code.TYPE, "record takes the name of a file", "write procs.record(\"/var/tmp/monday.rec\")"));
        }
        Target target = new Target(real(file.asString()), existing(options), Target.Rotation.NONE);
        return new Recorder(engine, List.of(query), script, target, new Reports(target.file()));
    }

    private static Existing existing(Value options) {
        if (!options.hasMembers()) {
            return Existing.REFUSE;
        }
        for (String name : options.getMemberKeys()) {
            if (!name.equals(APPEND) && !name.equals(OVERWRITE)) {
                throw new RingsideException(Diagnostic.of(
                        Code.UNKNOWN_OPTION, "record has no option '" + name + "'", "there are append and overwrite"));
            }
        }
        return isTrue(options, APPEND)
                ? Existing.APPEND
                : isTrue(options, OVERWRITE) ? Existing.OVERWRITE : Existing.REFUSE;
    }

    private static boolean isTrue(Value options, String name) {
        return options.hasMember(name) && Coercion.truth(options.getMember(name));
    }

    /** Where the file really is, or will be, which is inside a folder that may be written to whatever links lead there. */
    private Path real(String name) {
        try {
            Path file = Path.of(name).toAbsolutePath().normalize();
            Path folder = file.getParent();
            Path last = file.getFileName();
            if (folder != null && last != null) {
                Path there = folder.toRealPath().resolve(last);
                Path real = Files.exists(there) ? there.toRealPath() : there;
                if (isAllowed(real)) {
                    return real;
                }
            }
        } catch (NoSuchFileException e) {
            throw failed(name, "there is no such folder");
        } catch (IOException | InvalidPathException e) {
            throw failed(name, String.valueOf(e.getMessage()));
        }
        throw Permissions.refuseFile("write", name);
    }

    private boolean isAllowed(Path file) throws IOException {
        for (Path folder : allowed) {
            if (file.startsWith(folder.toRealPath())) {
                return true;
            }
        }
        return false;
    }

    private static RingsideException failed(String name, String reason) {
        return new RingsideException(
                Diagnostic.of(Code.SCRIPT, "cannot write " + name + ": " + reason, "look at what is there"));
    }

    /** Tells in the script's name how a recording fares. */
    private final class Reports implements RecorderListener {
        private final Path file;

        Reports(Path file) {
            this.file = file;
        }

        @Override
        public void failed(String reason) {
            tell(file + " cannot be written any more: " + reason);
        }

        @Override
        public void recovered(Map<String, Long> lost) {
            long all = lost.values().stream().mapToLong(Long::longValue).sum();
            tell(all + " events are missing in " + file + ", because they could not be written");
        }

        private void tell(String text) {
            out.accept(new ScriptEvent.Log(script, ScriptEvent.Severity.WARNING, text));
        }
    }
}
