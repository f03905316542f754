package dev.ringside.tests.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A program that does what it is told on its standard input, so that its start is not measured; {@code tests/bench/peers/records.mjs} says how. */
final class Peer implements LogReader {
    /** For one file. Whole logs are decoded in rounds, and damaged ones are small. */
    private static final long PATIENCE_SECONDS = 300;

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
        try {
            return ask("digests " + file);
        } catch (IllegalStateException e) {
            // It has died of this file, or hangs.
            process = start(command);
            return List.of();
        }
    }

    @Override
    public Decoded decode(Path file) throws IOException, InterruptedException {
        return decoded(ask("decode " + file));
    }

    /** The same for what a query gives, which only Ringside has. */
    Decoded query(Path file, String query) throws IOException, InterruptedException {
        return decoded(ask("query " + file + '\t' + query));
    }

    private Decoded decoded(List<String> answer) {
        if (answer.isEmpty()) {
            throw new IllegalStateException(name + " decodes nothing");
        }
        String[] numbers = answer.getFirst().split(" ");
        return new Decoded(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
    }

    private List<String> ask(String question) throws IOException, InterruptedException {
        Writer questions = process.outputWriter(StandardCharsets.UTF_8);
        questions.write(question + '\n');
        questions.flush();
        BufferedReader answers = process.inputReader(StandardCharsets.UTF_8);
        try {
            return CompletableFuture.supplyAsync(() -> answer(answers)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException(name + " does not answer to " + question, e);
        }
    }

    private static List<String> answer(BufferedReader answers) {
        List<String> lines = new ArrayList<>();
        try {
            for (String line = answers.readLine(); !END.equals(line); line = answers.readLine()) {
                if (line == null) {
                    throw new IllegalStateException("it has ended");
                }
                lines.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
