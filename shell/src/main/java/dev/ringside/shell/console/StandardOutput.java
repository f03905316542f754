package dev.ringside.shell.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Standard output that, unlike {@code System.out}, says when it cannot be written. It is not buffered. For one thread at a time. */
public final class StandardOutput extends OutputStream {
    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    private volatile @Nullable IOException failure;

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** Why it could not be written; nothing if it always could. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure).map(IOException::getMessage);
    }

    /** Whether it could not be written because nobody reads it any more. */
    public boolean readerWentAway() {
        IOException reason = failure;
        if (reason == null) {
            return false;
        }
        // The system's words may be in any language; but a pipe fails for no other reason.
        return String.valueOf(reason.getMessage()).contains("Broken pipe") || isPipe();
    }

    private static boolean isPipe() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return target.startsWith("pipe:") || target.startsWith("socket:");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
