package dev.ringside.tests.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A program that does what it is told on its standard input, so that its start is not measured; {@code tests/bench/peers/records.mjs} says how. */
final class Peer implements LogReader {
    private static final long PATIENCE_SECONDS = 300;
    /** For a small file that is damaged. */
    private static final long SHORT_PATIENCE_SECONDS = 60;
    /** More than any of those files has records. */
    private static final int MOST_LINES = 10_000;

    private static final String END = ".";

    private final String name;
    private final List<String> command;
    private Process process;

    Peer(String name, List<String> command) throws IOException {
        this.name = name;
        this.command = command;
        process = start(command);
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> digests(Path file) throws IOException, InterruptedException {
        List<String> lines = new CopyOnWriteArrayList<>();
        try {
            ask("digests " + file, lines, SHORT_PATIENCE_SECONDS);
        } catch (IllegalStateException e) {
            // It has died of this file, or would go on for ever. What it found counts.
            process = start(command);
        }
        return lines;
    }

    @Override
    public Decoded decode(Path file) throws IOException, InterruptedException {
        return decoded("decode " + file);
    }

    /** The same for what a query gives, which only Ringside has. */
    Decoded query(Path file, String query) throws IOException, InterruptedException {
        return decoded("query " + file + '\t' + query);
    }

    private Decoded decoded(String question) throws IOException, InterruptedException {
        List<String> lines = new CopyOnWriteArrayList<>();
        ask(question, lines, PATIENCE_SECONDS);
        String numbers = lines.getFirst();
        int blank = numbers.indexOf(' ');
        return new Decoded(Long.parseLong(numbers.substring(0, blank)), Long.parseLong(numbers.substring(blank + 1)));
    }

    /** @param lines where to put what it answers, as it comes */
    private void ask(String question, List<String> lines, long seconds) throws IOException, InterruptedException {
        Writer questions = process.outputWriter(StandardCharsets.UTF_8);
        questions.write(question + '\n');
        questions.flush();
        BufferedReader answers = process.inputReader(StandardCharsets.UTF_8);
        try {
            CompletableFuture.runAsync(() -> answer(answers, lines)).get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException(name + " does not answer to " + question, e);
        }
    }

    private static void answer(BufferedReader answers, List<String> lines) {
        try {
            for (String line = answers.readLine(); !END.equals(line); line = answers.readLine()) {
                if (line == null || lines.size() == MOST_LINES) {
                    throw new IllegalStateException("it has ended, or does not end");
                }
                lines.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
