package dev.ringside.tests.language;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.feed.jsonl.JsonLines;
import dev.ringside.runtime.feed.recording.RecordingFeed;
import dev.ringside.runtime.feed.synthetic.SyntheticFeed;
import dev.ringside.runtime.json.EventReader;
import dev.ringside.runtime.json.Names;
import dev.ringside.runtime.json.UnreadableEventException;
import dev.ringside.shell.console.Palette;
import dev.ringside.shell.output.Format;
import dev.ringside.shell.output.Layout;
import dev.ringside.shell.output.RowWriter;
import dev.ringside.shell.report.DiagnosticRenderer;
import dev.ringside.shell.report.Severity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs queries with the parts that the program is made of, and without it. */
final class InProcess {
    private static final long PATIENCE_SECONDS = 60;

    private final Schema schema = Schema.standard();
    private final Path directory;

    /** @param directory where the recordings are */
    InProcess(Path directory) {
        this.directory = directory;
    }

    /** With a recording of these events, JSON lines. */
    static InProcess with(Path directory, List<String> events) throws IOException {
        Files.write(directory.resolve(LanguageFile.Section.EVENTS), events);
        return new InProcess(directory);
    }

    /** Runs a query over the recording of the events. */
    Outcome overRecording(String text) {
        return over(
                text, new Engine(List.of(recording(List.of(LanguageFile.Section.EVENTS))), this::recording), () -> {});
    }

    private RecordingFeed recording(List<String> files) {
        List<String> paths =
                files.stream().map(file -> directory.resolve(file).toString()).toList();
        return new RecordingFeed(schema, List.of(new JsonLines(schema)), paths, complaint -> {
            throw new AssertionError(complaint.message());
        });
    }

    /** Runs a query over these events, JSON lines, as they happen. */
    Outcome overEvents(String text, List<String> events) {
        SyntheticFeed feed = new SyntheticFeed(schema, Os.LINUX);
        return over(text, new Engine(List.of(feed), this::recording), () -> {
            events.forEach(line -> feed.emit(event(line)));
            feed.end();
        });
    }

    private Event event(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        try {
            return new EventReader(schema).readAny(bytes, 0, bytes.length);
        } catch (UnreadableEventException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private Outcome over(String text, Engine engine, Runnable happenings) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        List<String> messages = new ArrayList<>();
        try (engine) {
            Query query = new QueryParser(schema).query(text, "query");
            Layout layout = new Layout(Names.RINGSIDE, new Palette(false), Optional.empty(), false);
            RowWriter writer = Format.JSONL.writer(query, rows, layout);
            Subscription subscription = engine.start(query, writer);
            happenings.run();
            subscription.ended().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            subscription.close();
            writer.finish();
            messages.addAll(rendered(subscription.stats().complaints(), Severity.WARNING));
        } catch (RingsideException e) {
            messages.addAll(rendered(e.diagnostics(), Severity.ERROR));
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(text, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(text, e);
        }
        return new Outcome(rows.toString(StandardCharsets.UTF_8).lines().toList(), messages);
    }

    private static List<String> rendered(List<Diagnostic> diagnostics, Severity severity) {
        return new DiagnosticRenderer(new Palette(false), 80)
                .render(diagnostics, severity)
                .lines()
                .toList();
    }
}
