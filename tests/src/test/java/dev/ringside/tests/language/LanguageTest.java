package dev.ringside.tests.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Row;
import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.feed.jsonl.JsonlFeed;
import dev.ringside.runtime.json.EventWriter;
import dev.ringside.runtime.json.JsonOutput;
import dev.ringside.runtime.json.Names;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every query of the files gives what they say, in this process. */
final class LanguageTest {
    private static final Schema SCHEMA = Schema.standard();

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> queries() {
        return LanguageFile.all()
                .map(file -> file.written(this::outcome))
                .flatMap(file -> file.parts().stream()
                        .flatMap(part -> part.cases().stream()
                                .map(one -> DynamicTest.dynamicTest(
                                        file.path().getFileName() + ": " + one.query(),
                                        () -> assertThat(outcome(part, one)).isEqualTo(one.expected())))));
    }

    @Test
    void thereAreManyOfThem() {
        assertThat(LanguageFile.all()
                        .flatMap(file -> file.parts().stream())
                        .mapToInt(part -> part.cases().size())
                        .sum())
                .isGreaterThanOrEqualTo(200);
    }

    private String outcome(LanguageFile.Part part, LanguageFile.Case one) {
        try {
            Path recording = Files.write(Files.createTempFile(folder, "events", ".jsonl"), part.events());
            return rows(new QueryParser(SCHEMA).query(one.query(), "query"), recording);
        } catch (RingsideException e) {
            StringBuilder errors = new StringBuilder();
            for (Diagnostic error : e.diagnostics()) {
                errors.append("  ")
                        .append(error.code().id())
                        .append(": ")
                        .append(error.message())
                        .append('\n');
            }
            return errors.toString();
        } catch (Exception e) {
            throw new AssertionError(one.query(), e);
        }
    }

    private static String rows(Query query, Path recording) throws Exception {
        List<Row> rows = new CopyOnWriteArrayList<>();
        JsonlFeed feed = new JsonlFeed(SCHEMA, List.of(recording.toString()), complaint -> {});
        try (Engine engine = new Engine(List.of(feed))) {
            Subscription subscription = engine.start(query, rows::add);
            subscription.ended().get(60, TimeUnit.SECONDS);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonOutput out = new JsonOutput(bytes);
        EventWriter writer = new EventWriter(out, Names.RINGSIDE);
        for (Row row : rows) {
            out.raw("  ".getBytes(StandardCharsets.US_ASCII));
            writer.write(row.event(), row.fields());
            out.raw('\n');
        }
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
