package dev.ringside.tests.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A file of queries about one subject. A case begins with its title; the query follows, and below it, behind two blanks, the rows and messages that
 * it gives. The events are named before the cases that are about them:
 *
 * <pre>
 * # What a where keeps.
 * &lt; procs time=@1s pid=7 name=bash
 * &lt; procs time=@2s pid=8 name=sleep
 *
 * == it keeps what the predicate accepts
 * procs.where(name == "bash").select(time, pid)
 *   {"time":"@1s","pid":7}
 * </pre>
 *
 * <p>{@code @1s} is a {@linkplain Moments moment}. An event is a {@linkplain CompactEvent short line} or one of JSON; {@code <name.jsonl} in place of
 * {@code <} puts it into another recording, which queries can open. A query of several lines goes on behind {@code | }. {@code (nothing)} is what
 * is expected where nothing comes.
 *
 * @param name the file's name
 * @param sections its cases, together with those that are about the same events
 */
record LanguageFile(String name, List<Section> sections) {
    private static final Path QUERIES = Path.of("src/test/resources/dev/ringside/tests/language");
    private static final Path COMMANDS = QUERIES.resolve("commands");

    /**
     * Cases about the same events.
     *
     * @param recordings the lines of each recording by its name; that of the events a query is about is {@link #EVENTS}
     */
    record Section(Map<String, List<String>> recordings, List<LanguageCase> cases) {
        static final String EVENTS = "events.jsonl";

        /** The events that queries are about, as JSON lines. */
        List<String> events() {
            return recordings.getOrDefault(EVENTS, List.of());
        }

        /** Writes all recordings into a folder. */
        void writeTo(Path directory) throws IOException {
            Files.write(directory.resolve(EVENTS), events());
            for (Map.Entry<String, List<String>> recording : recordings.entrySet()) {
                Files.write(directory.resolve(recording.getKey()), recording.getValue());
            }
        }
    }

    /** All files of queries. */
    static List<LanguageFile> all() {
        return in(QUERIES);
    }

    /** Those of whole command lines, which stand in the place of queries. */
    static List<LanguageFile> commands() {
        return in(COMMANDS);
    }

    private static List<LanguageFile> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .map(LanguageFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LanguageFile read(Path file) {
        try {
            return new LanguageFile(file.getFileName().toString(), new Reader().read(Files.readAllLines(file)));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    /** Reads one file. */
    private static final class Reader {
        private final List<Section> sections = new ArrayList<>();
        private Map<String, List<String>> recordings = new LinkedHashMap<>();
        private List<LanguageCase> cases = new ArrayList<>();
        private String title = "";
        private final List<String> query = new ArrayList<>();
        private final List<String> expected = new ArrayList<>();
        private int emptyLines;

        List<Section> read(List<String> lines) {
            for (String line : lines) {
                String text = Moments.writtenOut(line);
                if (text.isBlank()) {
                    emptyLines++;
                } else if (text.startsWith("  ")) {
                    // Between messages there are empty lines.
                    for (; emptyLines > 0 && !expected.isEmpty(); emptyLines--) {
                        expected.add("");
                    }
                    expected.add(text.substring(2));
                } else {
                    outside(text);
                }
                emptyLines = text.isBlank() ? emptyLines : 0;
            }
            endSection();
            return List.copyOf(sections);
        }

        private void outside(String line) {
            if (line.startsWith("== ")) {
                endCase();
                title = line.substring(3);
            } else if (line.startsWith("<")) {
                endCase();
                if (!cases.isEmpty()) {
                    endSection();
                }
                event(line);
            } else if (line.startsWith("| ")) {
                query.add(line.substring(2));
            } else if (!line.startsWith("#")) {
                require(!title.isEmpty() && query.isEmpty(), "a query without a title: " + line);
                query.add(line);
            }
        }

        private void event(String line) {
            String[] parts = line.substring(1).split(" ", 2);
            recordings
                    .computeIfAbsent(parts[0].isEmpty() ? Section.EVENTS : parts[0], name -> new ArrayList<>())
                    .add(parts[1].startsWith("{") ? parts[1] : CompactEvent.toJson(parts[1]));
        }

        private void endCase() {
            if (!title.isEmpty()) {
                require(!query.isEmpty() && !expected.isEmpty(), "nothing is expected of: " + title);
                cases.add(new LanguageCase(title, String.join("\n", query), String.join("\n", expected)));
            }
            title = "";
            query.clear();
            expected.clear();
        }

        private void endSection() {
            endCase();
            sections.add(new Section(recordings, List.copyOf(cases)));
            recordings = new LinkedHashMap<>();
            cases = new ArrayList<>();
        }

        private static void require(boolean right, String message) {
            if (!right) {
                throw new IllegalArgumentException(message);
            }
        }
    }
}
