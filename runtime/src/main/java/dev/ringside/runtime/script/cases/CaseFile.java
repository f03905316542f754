package dev.ringside.runtime.script.cases;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.json.EventReader;
import dev.ringside.runtime.json.JsonValue;
import dev.ringside.runtime.json.UnreadableEventException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file of cases, JSON lines. A line like {@code {"case": "Word starts a shell", "alerts": [{"level": "high"}]}} begins one, with the alerts that
 * must come of it or how many; the lines behind it are its events, as Ringside records them.
 *
 * @param name the file's name
 */
public record CaseFile(String name, List<ScriptCase> cases) {
    private static final String CASE = "case";
    private static final String ALERTS = "alerts";
    private static final String FORM =
            "a case begins with {\"case\": \"what it shows\", \"alerts\": [{\"level\": \"high\"}]} or a number of alerts";

    public CaseFile {
        cases = List.copyOf(cases);
    }

    /** The file of cases that lies beside a script: {@code shells.case.jsonl} beside {@code shells.js}. */
    public static Optional<Path> beside(Path script) {
        String file = String.valueOf(script.getFileName());
        int dot = file.lastIndexOf('.');
        Path cases = script.resolveSibling((dot < 0 ? file : file.substring(0, dot)) + ".case.jsonl");
        return Files.isRegularFile(cases) ? Optional.of(cases) : Optional.empty();
    }

    /**
     * Reads a file.
     *
     * @throws RingsideException if it cannot be read, or a line is neither the beginning of a case nor an event
     */
    public static CaseFile read(Path file, Schema schema) {
        try {
            return parse(file.toString(), Files.readString(file), schema);
        } catch (IOException e) {
            throw new RingsideException(
                    Diagnostic.of(Code.RECORDING, "'" + file + "' cannot be read: " + e.getMessage()));
        }
    }

    static CaseFile parse(String name, String text, Schema schema) {
        Reading reading = new Reading(name, schema);
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank()) {
                reading.line(number, line);
            }
        }
        return new CaseFile(name, reading.finish());
    }

    /** A file that is being read. */
    private static final class Reading {
        private final String name;
        private final EventReader events;
        private final List<ScriptCase> cases = new ArrayList<>();
        private Optional<ScriptCase> current = Optional.empty();
        private List<Event> happened = new ArrayList<>();

        Reading(String name, Schema schema) {
            this.name = name;
            this.events = new EventReader(schema);
        }

        void line(int number, String line) {
            try {
                if (JsonValue.parse(line) instanceof JsonValue.Members members
                        && members.member(CASE).isPresent()) {
                    finishCase();
                    current = Optional.of(beginning(number, members));
                } else if (current.isEmpty()) {
                    throw problem(number, "an event stands before the first case", FORM);
                } else {
                    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
                    happened.add(events.readAny(bytes, 0, bytes.length));
                }
            } catch (UnreadableEventException e) {
                throw problem(number, String.valueOf(e.getMessage()), "a line is an object, a case or an event");
            }
        }

        private ScriptCase beginning(int number, JsonValue.Members members) {
            Optional<Expectation> expected = members.member(ALERTS).flatMap(Expectation::of);
            if (expected.isEmpty() || !(members.member(CASE).orElseThrow() instanceof JsonValue.Text title)) {
                throw problem(number, "the case does not say what it shows, or which alerts it expects", FORM);
            }
            return new ScriptCase(title.value(), number, expected.get(), List.of());
        }

        private void finishCase() {
            current.ifPresent(
                    begun -> cases.add(new ScriptCase(begun.name(), begun.line(), begun.expected(), happened)));
            happened = new ArrayList<>();
        }

        List<ScriptCase> finish() {
            finishCase();
            return cases;
        }

        private RingsideException problem(int number, String message, String hint) {
            return new RingsideException(
                    Diagnostic.of(Code.RECORDING, "line " + number + " of '" + name + "': " + message, hint));
        }
    }
}
