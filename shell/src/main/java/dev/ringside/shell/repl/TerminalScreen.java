package dev.ringside.shell.repl;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.shell.command.Interruption;
import dev.ringside.shell.command.Session;
import dev.ringside.shell.command.Shell;
import dev.ringside.shell.console.Palette;
import dev.ringside.shell.console.Surroundings;
import dev.ringside.shell.console.Surroundings.Size;
import dev.ringside.shell.report.DiagnosticRenderer;
import dev.ringside.shell.report.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.reader.EndOfFileException;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/** A terminal with line editing, history and a status line, by JLine. */
final class TerminalScreen implements Screen {
    private static final String PROMPT = "ringside> ";
    private static final String CONTINUATION = "     ...> ";
    /** JLine's own log, which would write stack traces on the screen. The reference keeps the setting alive. */
    private static final Logger JLINE = Logger.getLogger("org.jline");

    private final Terminal terminal;
    private final LineReader reader;
    private final Palette palette;
    private final boolean quiet;
    /** Held while something is written, so that rows and the status line do not mix. */
    private final Object writing = new Object();

    private final OutputStream rows = new Rows();
    private volatile boolean interrupted;
    private volatile @Nullable Thread readingThread;

    private TerminalScreen(Terminal terminal, LineReader reader, Palette palette, boolean quiet) {
        this.terminal = terminal;
        this.reader = reader;
        this.palette = palette;
        this.quiet = quiet;
    }

    static TerminalScreen open(
            Session session, Shell.Settings settings, Predicate<String> unfinished, Completions completions) {
        Surroundings surroundings = session.surroundings();
        Interruption ending = session.interruption();
        JLINE.setLevel(Level.OFF);
        TerminalInput input = new TerminalInput(unfinished, completions);
        Terminal terminal = systemTerminal();
        if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
            // JLine leaves Ctrl-C to the JVM there, which would end the shell.
            Signals.register("INT", () -> terminal.raise(Terminal.Signal.INT));
        }
        // Otherwise the JVM would have JLine close the terminal while a query still writes to it.
        Signals.register("TERM", ending::end);
        Signals.register("HUP", ending::end);
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("ringside")
                .parser(input)
                .completer(input)
                .completionMatcher(new AllProposals())
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, CONTINUATION)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.HISTORY_IGNORE_SPACE, true)
                .option(LineReader.Option.INSERT_TAB, false);
        HistoryFile.find(surroundings.environment()).ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        return new TerminalScreen(
                terminal, builder.build(), surroundings.outPalette(settings.noColor()), settings.quiet());
    }

    private static Terminal systemTerminal() {
        try {
            // Signals that nobody handles are left out, instead of ending the process without cleaning up.
            return TerminalBuilder.builder()
                    .system(true)
                    .graphemeCluster(false)
                    .nativeSignals(true)
                    .signalHandler(Terminal.SignalHandler.SIG_IGN)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<String> read() {
        while (!interrupted) {
            synchronized (writing) {
                readingThread = Thread.currentThread();
            }
            try {
                return Optional.of(reader.readLine(PROMPT));
            } catch (UserInterruptException e) {
                // Ctrl-C clears the line, no more.
            } catch (EndOfFileException e) {
                return Optional.empty();
            } finally {
                synchronized (writing) {
                    readingThread = null;
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void print(String text) {
        synchronized (writing) {
            if (readingThread == null) {
                terminal.writer().print(text);
                terminal.flush();
            } else {
                reader.printAbove(text);
            }
        }
    }

    @Override
    public void errors(List<Diagnostic> diagnostics) {
        print(renderer().render(diagnostics, Severity.ERROR));
    }

    @Override
    public void warning(Diagnostic diagnostic) {
        if (!quiet) {
            print(renderer().render(diagnostic, Severity.WARNING));
        }
    }

    private DiagnosticRenderer renderer() {
        return new DiagnosticRenderer(palette, columns());
    }

    @Override
    public OutputStream rows() {
        return rows;
    }

    @Override
    public Palette palette() {
        return palette;
    }

    @Override
    public Optional<Size> size() {
        int height = terminal.getSize().getRows();
        // The status line takes one.
        return Optional.of(new Size(columns(), height > 0 ? height - 1 : Size.USUAL.rows()));
    }

    private int columns() {
        int width = terminal.getSize().getColumns();
        return width > 0 ? width : Size.USUAL.columns();
    }

    @Override
    public List<String> history() {
        List<String> lines = new ArrayList<>();
        for (History.Entry entry : reader.getHistory()) {
            lines.add(entry.line());
        }
        return lines;
    }

    @Override
    public Watch watch(Supplier<Status> status, Runnable interrupted) {
        return new StatusLine(terminal, writing, status, interrupted);
    }

    @Override
    public void interrupt() {
        interrupted = true;
        Thread waiting = readingThread;
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The terminal's output, without what writes to it at the same time. What comes while somebody types is written above that; whole lines
     * come at a time.
     */
    private final class Rows extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            synchronized (writing) {
                if (readingThread == null) {
                    terminal.output().write(bytes, offset, length);
                    terminal.output().flush();
                } else {
                    reader.printAbove(new String(bytes, offset, length, StandardCharsets.UTF_8));
                }
            }
        }
    }
}
