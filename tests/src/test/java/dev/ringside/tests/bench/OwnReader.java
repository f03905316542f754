package dev.ringside.tests.bench;

import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.RowSink;
import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.json.EventWriter;
import dev.ringside.runtime.json.JsonOutput;
import dev.ringside.runtime.json.Names;
import dev.ringside.runtime.source.Feeds;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.LongAdder;

/**
 * Ringside as a program that does what it is told on standard input: {@code decode FILE} as its peers do, and {@code query FILE}, a tab and a query. What comes of
 * it is written as JSON lines, to nowhere.
 */
public final class OwnReader {
    private static final Schema SCHEMA = Schema.standard();

    private OwnReader() {}

    /** Starts it in a JVM that compiles as well as it can, on that many of the machine's first processors. */
    static Peer start(int processors) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("taskset", "-c", processors == 1 ? "1" : "0-" + (processors - 1)));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("-XX:+UseParallelGC", "-cp", System.getProperty("java.class.path"), OwnReader.class.getName()));
        return new Peer("ringside", command);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            String file = line.substring(line.indexOf(' ') + 1);
            int tab = file.indexOf('\t');
            long begin = System.nanoTime();
            long records = tab < 0 ? read(file, "events") : read(file.substring(0, tab), file.substring(tab + 1));
            System.out.println(records + " " + (System.nanoTime() - begin));
            System.out.println('.');
        }
    }

    private static long read(String file, String query) throws InterruptedException, ExecutionException {
        JsonOutput out = new JsonOutput(OutputStream.nullOutputStream());
        EventWriter writer = new EventWriter(out, Names.RINGSIDE);
        LongAdder rows = new LongAdder();
        RowSink sink = row -> {
            writer.write(row.event(), row.fields());
            out.raw('\n');
            rows.increment();
        };
        Engine engine = new Engine(List.of(Feeds.recordings(SCHEMA, List.of(file), complaint -> {})));
        try (engine;
                Subscription subscription = engine.start(new QueryParser(SCHEMA).query(query, "benchmark"), sink)) {
            subscription.ended().get();
        }
        out.flush();
        return rows.sum();
    }
}
