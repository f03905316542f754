package dev.ringside.runtime.script.module;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessMode;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graalvm.polyglot.io.FileSystem;

/**
 * What a script's context has for a file system: it can open the modules of the script's folder and Ringside's own, for reading, and nothing
 * else. Whatever a path says and wherever links lead, what is outside the folder is refused. For one thread.
 */
public final class ModuleFiles implements FileSystem {
    /** Where Ringside's own modules seem to be. No file is there. */
    private static final Path LIBRARY = Path.of("$ringside").toAbsolutePath();

    private static final long LONGEST = 1 << 20;
    private static final String OUTSIDE = "it is outside of the script's folder";

    private final Modules modules;
    private final Optional<Path> folder;
    private final ModuleWatcher watcher;

    /** Told which module is about to be read. */
    public interface ModuleWatcher {
        /** Why the script may not import that module of Ringside; empty if it may. */
        Optional<String> refusal(String name);

        /** The script's own text is about to run, with code in it that calls that name. */
        void hook(String name);
    }

    /** Allows all of Ringside's modules, and tells nobody. */
    public static final ModuleWatcher NO_WATCHER = new ModuleWatcher() {
        @Override
        public Optional<String> refusal(String name) {
            return Optional.empty();
        }

        @Override
        public void hook(String name) {}
    };

    /** @param folder the folder of the script; empty if it has none, and can import nothing of its own */
    public ModuleFiles(Modules modules, Optional<Path> folder, ModuleWatcher watcher) {
        this.modules = modules;
        this.folder = folder;
        this.watcher = watcher;
    }

    @Override
    public Path parsePath(URI uri) {
        if (Library.SCHEME.equals(uri.getScheme()) && uri.getSchemeSpecificPart() != null) {
            return LIBRARY.resolve(uri.getSchemeSpecificPart().replaceAll("\\W", "_"));
        }
        throw new IllegalArgumentException(
                "scripts import modules of their own folder, like './lists.js', and ringside: modules");
    }

    @Override
    public Path parsePath(String path) {
        return Path.of(path);
    }

    @Override
    public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options) {
        // Whatever may not be opened is refused when it is opened, with a better message.
    }

    @Override
    public Path toAbsolutePath(Path path) {
        return path.isAbsolute()
                ? path
                : folder.orElse(Path.of("")).resolve(path).toAbsolutePath();
    }

    @Override
    public Path toRealPath(Path path, LinkOption... options) {
        return toAbsolutePath(path).normalize();
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        Path absolute = toRealPath(path);
        String text = absolute.startsWith(LIBRARY)
                ? library(LIBRARY.relativize(absolute).toString(), absolute)
                : ofFolder(absolute);
        return new TextChannel(text.getBytes(StandardCharsets.UTF_8));
    }

    private String library(String name, Path path) throws IOException {
        String text = Library.text(name)
                .orElseThrow(() -> refuse(
                        path, "there is no module ringside:" + name + ", only " + String.join(", ", Library.NAMES)));
        Optional<String> refusal = watcher.refusal(name);
        if (refusal.isPresent()) {
            throw refuse(path, refusal.get());
        }
        modules.addUnchanged(path.toString(), Library.SCHEME + ":" + name, text);
        return text;
    }

    private String ofFolder(Path path) throws IOException {
        if (folder.isEmpty()) {
            throw refuse(path, "a script that is not in a file can import ringside: modules only");
        }
        Path here = folder.get().toAbsolutePath().normalize();
        Path really = folder.get().toRealPath();
        if (!path.startsWith(here) && !path.startsWith(really)) {
            // Not even whether there is such a file is told.
            throw refuse(path, OUTSIDE);
        }
        Path real;
        try {
            real = path.toRealPath();
        } catch (NoSuchFileException e) {
            throw refuse(path, "there is no such file");
        }
        if (!real.startsWith(really)) {
            throw refuse(path, OUTSIDE);
        }
        if (!Files.isRegularFile(real) || Files.size(real) > LONGEST) {
            throw refuse(path, "it is no file of at most " + (LONGEST >> 20) + " MiB");
        }
        var module = modules.add(path.toString(), origin(path), Files.readString(real));
        watcher.hook(module.hook());
        return module.text();
    }

    /** What the user would call the file, from where Ringside runs. */
    private static String origin(Path path) {
        try {
            Path here = Path.of("").toAbsolutePath();
            return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
        } catch (InvalidPathException e) {
            return path.toString();
        }
    }

    private static FileSystemException refuse(Path path, String reason) {
        return new FileSystemException(path.toString(), null, reason) {
            private static final long serialVersionUID = 1L;

            @Override
            public String getMessage() {
                return reason;
            }
        };
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        throw refuse(path, "scripts do not see files");
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        throw refuse(folder, "scripts do not see folders");
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        throw refuse(folder, "scripts change no files");
    }

    @Override
    public void delete(Path path) throws IOException {
        throw refuse(path, "scripts change no files");
    }
}
