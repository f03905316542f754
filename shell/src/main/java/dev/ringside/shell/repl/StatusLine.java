package dev.ringside.shell.repl;

import dev.ringside.shell.repl.Screen.Watch;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.utils.AttributedStyle;

/** The line at the bottom of the terminal while a query runs. Keys are not echoed meanwhile, and Ctrl-C is the query's. */
final class StatusLine implements Watch {
    private static final long PERIOD_MILLISECONDS = 250;
    private static final String HOW_TO_END = "  (Ctrl-C ends)";

    private final Terminal terminal;
    private final Object writing;
    private final Supplier<Screen.Status> text;
    private final BottomLine line;
    private final Attributes attributes;
    private final SignalHandler onInterrupt;
    private final SignalHandler onResize;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread updater;

    StatusLine(Terminal terminal, Object writing, Supplier<Screen.Status> text, Runnable interrupted) {
        this.terminal = terminal;
        this.writing = writing;
        this.text = text;
        line = new BottomLine(terminal);
        attributes = terminal.getAttributes();
        Attributes silent = new Attributes(attributes);
        silent.setLocalFlag(LocalFlag.ECHO, false);
        silent.setLocalFlag(LocalFlag.ICANON, false);
        terminal.setAttributes(silent);
        onInterrupt = terminal.handle(Signal.INT, signal -> interrupted.run());
        onResize = terminal.handle(Signal.WINCH, signal -> resize());
        updater = Thread.ofPlatform().name("ringside-status").daemon().start(this::run);
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            updater.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (writing) {
            line.hide();
            terminal.handle(Signal.WINCH, onResize);
            terminal.handle(Signal.INT, onInterrupt);
            terminal.setAttributes(attributes);
            terminal.flush();
        }
    }

    private void run() {
        try {
            // What takes no longer than that needs no status.
            while (!closed.await(PERIOD_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                update();
            }
        } catch (InterruptedException e) {
            // Nobody interrupts it; if somebody did, it would be to end it.
        }
    }

    private void update() {
        Screen.Status status = text.get();
        AttributedStyle style = AttributedStyle.INVERSE;
        synchronized (writing) {
            line.show(status.text() + HOW_TO_END, status.alarming() ? style.foreground(AttributedStyle.RED) : style);
        }
    }

    private void resize() {
        synchronized (writing) {
            line.resize();
        }
    }
}
