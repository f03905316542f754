package dev.ringside.driver.windows.clipboard;

import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.WString;
import java.lang.System.Logger;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * Hears of every text that is put on the clipboard of this process's session, by a window that nobody sees. The window belongs to a thread of its own,
 * which reads the clipboard and calls the listener: what the owner of a text makes only when somebody wants it may hold that thread up, and nobody else.
 */
public final class ClipboardListener implements AutoCloseable {
    private static final Logger LOGGER = System.getLogger(ClipboardListener.class.getName());

    private static final int LONGEST_NAME = 128;

    private final Consumer<ClipboardChange> listener;
    private final CompletableFuture<Long> window = new CompletableFuture<>();
    /** Held here, since Windows calls it and the collector does not know. */
    private final User32.WindowProcedure procedure = this::message;

    private final Thread thread;
    private volatile boolean inChain;
    /** The next one of the chain of viewers, if this is in it. */
    private long next;

    private ClipboardListener(Consumer<ClipboardChange> listener) {
        this.listener = listener;
        // A platform thread: a window and its messages belong to a thread of the system.
        this.thread = Thread.ofPlatform().name("ringside-clipboard").daemon().unstarted(this::run);
    }

    /**
     * Begins to listen.
     *
     * @param listener called by a thread of its own; what it throws is only logged
     * @throws ClipboardException if Windows refuses
     * @throws LinkageError if this is no Windows
     */
    public static ClipboardListener start(Consumer<ClipboardChange> listener) {
        ClipboardListener made = new ClipboardListener(listener);
        made.thread.start();
        try {
            made.window.get();
            return made;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LinkageError missing) {
                throw missing;
            }
            throw e.getCause() instanceof RuntimeException reason ? reason : new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClipboardException("wait for the window", 0);
        }
    }

    /** Whether it is one of a chain of viewers, on a Windows that tells nobody else. */
    public boolean isInChain() {
        return inChain;
    }

    private void run() {
        try {
            Memory name = new Memory(LONGEST_NAME);
            name.setWideString(0, "Ringside" + Long.toHexString(System.nanoTime()));
            long module = User32.Kernel32.GetModuleHandleW(0);
            register(name, module);
            try {
                listen(open(name, module));
            } finally {
                User32.UnregisterClassW(name, module);
            }
        } catch (RuntimeException | LinkageError e) {
            window.completeExceptionally(e);
        }
    }

    private void register(Memory name, long module) {
        Memory description = new Memory(User32.CLASS_BYTES);
        description.clear();
        description.setInt(0, User32.CLASS_BYTES);
        description.setPointer(User32.CLASS_PROCEDURE, CallbackReference.getFunctionPointer(procedure));
        description.setLong(User32.CLASS_MODULE, module);
        description.setPointer(User32.CLASS_NAME, name);
        if (User32.RegisterClassExW(description) == 0) {
            throw new ClipboardException("register a window", Native.getLastError());
        }
    }

    private static long open(Memory name, long module) {
        long made = User32.CreateWindowExW(0, name, new WString(""), 0, 0, 0, 0, 0, User32.MESSAGE_ONLY, 0, module, 0);
        if (made == 0) {
            throw new ClipboardException("make a window", Native.getLastError());
        }
        return made;
    }

    private void listen(long made) {
        subscribe(made);
        // Who looks for the window finds it once it listens.
        User32.SetWindowTextW(made, new WString("Ringside"));
        window.complete(made);
        Memory message = new Memory(User32.MESSAGE_BYTES);
        while (User32.GetMessageW(message, 0, 0, 0) > 0) {
            User32.DispatchMessageW(message);
        }
    }

    private void subscribe(long made) {
        try {
            if (User32.Listeners.AddClipboardFormatListener(made) == 0) {
                throw new ClipboardException("listen to the clipboard", Native.getLastError());
            }
        } catch (UnsatisfiedLinkError e) {
            // A Windows that knows viewers only, each of which tells the next one.
            inChain = true;
            next = User32.SetClipboardViewer(made);
        }
    }

    private long message(long to, int message, long first, long second) {
        switch (message) {
            case User32.CLIPBOARD_UPDATE -> changed(to);
            case User32.DRAW_CLIPBOARD -> {
                changed(to);
                pass(message, first, second);
            }
            case User32.CHANGE_CHAIN -> {
                if (first == next) {
                    next = second;
                } else {
                    pass(message, first, second);
                }
            }
            case User32.CLOSE -> User32.DestroyWindow(to);
            case User32.DESTROY -> {
                if (inChain) {
                    User32.ChangeClipboardChain(to, next);
                } else {
                    User32.Listeners.RemoveClipboardFormatListener(to);
                }
                User32.PostQuitMessage(0);
            }
            default -> {
                return User32.DefWindowProcW(to, message, first, second);
            }
        }
        return 0;
    }

    private void pass(int message, long first, long second) {
        if (next != 0) {
            User32.SendMessageW(next, message, first, second);
        }
    }

    private void changed(long to) {
        try {
            Optional<ClipboardChange> change = ClipboardReader.read(to);
            change.ifPresent(listener);
        } catch (RuntimeException e) {
            LOGGER.log(Logger.Level.WARNING, "a change of the clipboard could not be told", e);
        }
    }

    /** Ends it, and waits until the listener is not called any more. */
    @Override
    public void close() {
        User32.PostMessageW(window.join(), User32.CLOSE, 0, 0);
        if (Thread.currentThread() != thread) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
