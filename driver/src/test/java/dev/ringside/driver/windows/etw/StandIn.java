package dev.ringside.driver.windows.etw;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import dev.ringside.driver.windows.host.Compiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The stand-in for Windows' tracing functions in this process, compiled for this machine; a recording happens when a test says so. There is one in a
 * process, as there is one Windows, so tests that use it do not run at the same time.
 */
public final class StandIn {
    private static final Path SOURCES = Compiler.sources("test/c/etw");
    private static final Path FOLDER =
            Path.of(System.getProperty("ringside.root", ".."), "driver", "target", "c", "etw");

    private StandIn() {}

    /** The functions beside Windows' own. */
    private static final class Functions {
        static {
            Native.register(Functions.class, NativeLibrary.getInstance(library().toString()));
        }

        static native int StandInOpen(String path);

        static native void StandInWrite();

        static native void StandInPlay();

        static native void StandInRoom(int events);

        static native void StandInRefuse(String function, int error);
    }

    /**
     * The library that ETW is bound to from now on: the one that it is told to be bound to, or the one for this machine. The test is skipped where that
     * has to be built and there is no C compiler.
     */
    static synchronized Path library() {
        String told = System.getProperty(EtwLibraries.PROPERTY);
        if (told != null) {
            return Path.of(told);
        }
        Path library = built().resolve("libstandin.so").toAbsolutePath();
        System.setProperty(EtwLibraries.PROPERTY, library.toString());
        return library;
    }

    /** The folder that all of it is in: the library for Windows, and what a C compiler makes of Windows' structures, where mingw is installed. */
    public static synchronized Path built() {
        assumeTrue(Compiler.find().isPresent(), "needs a C compiler");
        try {
            Process build = new ProcessBuilder(SOURCES.resolve("build").toString(), FOLDER.toString())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (build.waitFor() != 0) {
                throw new AssertionError("the stand-in does not build:\n" + output);
            }
            return FOLDER;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens a recording of these events in a fresh Windows without sessions. */
    public static void open(Path folder, List<RecordedEvent> events) {
        try {
            if (open(Files.write(folder.resolve("recording"), RecordedEvent.recording(events))) != events.size()) {
                throw new AssertionError("the stand-in has read other events than were recorded");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a recording in a fresh Windows without sessions; returns how many events it has. */
    public static int open(Path recording) {
        library();
        return Functions.StandInOpen(recording.toString());
    }

    /** Lets all events happen once; they stay in the buffers of sessions until these are flushed. */
    public static void write() {
        Functions.StandInWrite();
    }

    /** Lets all events happen once, and sessions hand them on. */
    public static void play() {
        Functions.StandInPlay();
    }

    /** How many events a session keeps for its consumer. */
    public static void room(int events) {
        Functions.StandInRoom(events);
    }

    /** Lets a function refuse; 0: no more. */
    public static void refuse(String function, int error) {
        Functions.StandInRefuse(function, error);
    }
}
