package dev.ringside.shell.repl;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.shell.command.Messages;
import dev.ringside.shell.command.Shell;
import dev.ringside.shell.console.Palette;
import dev.ringside.shell.console.Surroundings;
import dev.ringside.shell.console.Surroundings.Size;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Standard input and output where at least one of them is no terminal: no prompt, no editing, no status line. */
final class PipeScreen implements Screen {
    private final Surroundings surroundings;
    private final Messages messages;
    private final Predicate<String> unfinished;
    private final Palette palette;
    private final BufferedReader in;
    private final List<String> history = new ArrayList<>();
    private volatile boolean interrupted;

    /** @param unfinished whether more lines must follow an input */
    PipeScreen(Surroundings surroundings, Shell.Settings settings, Predicate<String> unfinished) {
        this.surroundings = surroundings;
        this.messages = new Messages(surroundings, settings.noColor(), settings.quiet());
        this.unfinished = unfinished;
        this.palette = surroundings.outPalette(settings.noColor());
        this.in = new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8));
    }

    @Override
    public Optional<String> read() {
        StringBuilder input = new StringBuilder();
        String line = line();
        while (line != null) {
            input.append(input.isEmpty() ? "" : "\n").append(line);
            if (!unfinished.test(input.toString())) {
                break;
            }
            line = line();
        }
        // What is unfinished at the end is given out as it is, so that it is told what it lacks.
        if (interrupted || (line == null && input.isEmpty())) {
            return Optional.empty();
        }
        history.add(input.toString());
        return Optional.of(input.toString());
    }

    private @Nullable String line() {
        try {
            return in.readLine();
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public void print(String text) {
        surroundings.print(text);
    }

    @Override
    public void errors(List<Diagnostic> diagnostics) {
        messages.errors(diagnostics);
    }

    @Override
    public void warning(Diagnostic diagnostic) {
        messages.warning(diagnostic);
    }

    @Override
    public OutputStream rows() {
        return surroundings.out();
    }

    @Override
    public Palette palette() {
        return palette;
    }

    @Override
    public Optional<Size> size() {
        return surroundings.terminals().out() ? Optional.of(surroundings.size()) : Optional.empty();
    }

    @Override
    public List<String> history() {
        return List.copyOf(history);
    }

    @Override
    public Watch watch(Supplier<Status> status, Runnable interrupted) {
        return () -> {};
    }

    @Override
    public void interrupt() {
        interrupted = true;
        // The thread that reads may wait for a line that never comes; the process ends under it.
    }

    @Override
    public void close() {}
}
