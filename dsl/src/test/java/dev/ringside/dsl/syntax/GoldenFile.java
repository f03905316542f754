package dev.ringside.dsl.syntax;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A file of inputs and what must come of them. An input stands at the start of a line, what comes of it below it behind two blanks; an input
 * of several lines goes on behind {@code | }. {@code # } starts a comment, {@code @ } names the stream that the predicates below are about.
 *
 * <p>Run the tests with {@code -Dringside.golden=write} to write what comes out into the files, and read the difference.
 */
record GoldenFile(Path path, List<Case> cases) {
    private static final Path FOLDER = Path.of("src/test/resources/dev/ringside/dsl/syntax");

    private static final boolean WRITE = "write".equals(System.getProperty("ringside.golden"));

    /** One input with the lines before it that say something else, the stream it is about, and what must come of it. */
    record Case(String before, String stream, String input, String expected) {}

    static GoldenFile read(String name) {
        Path path = FOLDER.resolve(name);
        List<Case> cases = new ArrayList<>();
        String before = "";
        String stream = "";
        String input = "";
        String expected = "";
        for (String line : lines(path)) {
            if (line.startsWith("  ")) {
                expected += line + "\n";
            } else if (line.startsWith("| ")) {
                input += "\n" + line.substring(2);
            } else {
                if (!input.isEmpty()) {
                    cases.add(new Case(before, stream, input, expected));
                    before = "";
                    input = "";
                    expected = "";
                }
                if (line.isEmpty() || line.startsWith("#") || line.startsWith("@ ")) {
                    before += line + "\n";
                    stream = line.startsWith("@ ") ? line.substring(2) : stream;
                } else {
                    input = line;
                }
            }
        }
        if (!input.isEmpty()) {
            cases.add(new Case(before, stream, input, expected));
        }
        return new GoldenFile(path, cases);
    }

    /** This file; when the files are to be written, after writing what comes out. */
    GoldenFile written(Function<Case, String> outcome) {
        if (!WRITE) {
            return this;
        }
        StringBuilder out = new StringBuilder();
        for (Case one : cases) {
            out.append(one.before())
                    .append(one.input().replace("\n", "\n| "))
                    .append('\n')
                    .append(outcome(one, outcome));
        }
        try {
            Files.writeString(path, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read(path.getFileName().toString());
    }

    /** What comes out; of a case that fails for another reason what it had before, so that its own test shows why. */
    private static String outcome(Case one, Function<Case, String> outcome) {
        try {
            return outcome.apply(one);
        } catch (AssertionError e) {
            return one.expected();
        }
    }

    private static List<String> lines(Path path) {
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
