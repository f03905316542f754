package dev.ringside.tests.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of queries and what must come of them. Lines that start with a brace are the recording that the queries below read, as far as the next ones. A
 * query stands at the start of a line, its rows below it behind two blanks, as {@code -o jsonl} writes them; or, if it is none, the code and the
 * message of each error. {@code #} starts a comment.
 *
 * <p>Run the tests with {@code -Dringside.golden=write} to write what comes out into the files, and read the difference.
 *
 * @param path where it is
 * @param parts its recordings with their queries
 */
record LanguageFile(Path path, List<Part> parts) {
    private static final Path FOLDER = Path.of("src/test/resources/dev/ringside/tests/language");

    private static final boolean WRITE = "write".equals(System.getProperty("ringside.golden"));

    /** @param before comments and blank lines in front of the recording */
    record Part(String before, List<String> events, List<Case> cases) {}

    /** @param before comments and blank lines in front of the query */
    record Case(String before, String query, String expected) {}

    /** What a query gives on a recording. */
    interface Outcome {
        String of(Part part, Case one);
    }

    /** All there are. */
    static Stream<LanguageFile> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(LanguageFile::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LanguageFile read(Path path) {
        List<Part> parts = new ArrayList<>();
        String before = "";
        for (String line : lines(path)) {
            if (line.startsWith("{")) {
                if (parts.isEmpty() || !last(parts).cases.isEmpty()) {
                    parts.add(new Part(before, new ArrayList<>(), new ArrayList<>()));
                    before = "";
                }
                last(parts).events.add(line);
            } else if (line.isEmpty() || line.startsWith("#")) {
                before += line + "\n";
            } else if (line.startsWith("  ")) {
                List<Case> cases = last(parts).cases;
                Case one = last(cases);
                cases.set(cases.size() - 1, new Case(one.before, one.query, one.expected + line + "\n"));
            } else {
                last(parts).cases.add(new Case(before, line, ""));
                before = "";
            }
        }
        return new LanguageFile(path, parts);
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }

    private static List<String> lines(Path path) {
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This file; when the files are to be written, after writing what comes out. */
    LanguageFile written(Outcome outcome) {
        if (!WRITE) {
            return this;
        }
        StringBuilder out = new StringBuilder();
        for (Part part : parts) {
            out.append(part.before);
            part.events.forEach(event -> out.append(event).append('\n'));
            for (Case one : part.cases) {
                out.append(one.before).append(one.query).append('\n').append(outcome.of(part, one));
            }
        }
        try {
            Files.writeString(path, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read(path);
    }
}
