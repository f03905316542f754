package dev.ringside.runtime.feed.recording;

import dev.ringside.dsl.eval.EventPredicate;
import dev.ringside.dsl.eval.Predicates;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.plan.Abilities;
import dev.ringside.dsl.plan.Operation;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.engine.Samples;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** A format for tests, whose reader gives only what is asked for. Its lines are a stream's name and a pid; a pid is also the time in seconds. */
final class Sieve implements RecordingFormat {
    private static final String HEAD = "sieve";

    /** What it found asked for, event by event. */
    final List<RecordingSink.Asked> asked = new ArrayList<>();

    static String of(String... lines) {
        return HEAD + "\n" + String.join("\n", lines) + "\n";
    }

    @Override
    public String name() {
        return "sieve";
    }

    @Override
    public Os os() {
        return Os.LINUX;
    }

    @Override
    public Abilities abilities(StreamType stream) {
        return new Abilities(
                name(), os(), Map.of(stream.field("pid"), EnumSet.of(Operation.EQUAL, Operation.IN)), 0, 0, 10);
    }

    @Override
    public boolean isOf(byte[] head) {
        return new String(head, StandardCharsets.UTF_8).startsWith(HEAD);
    }

    @Override
    public void read(Recording recording, InputStream in, RecordingSink sink) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        lines.readLine();
        for (String line = lines.readLine(); line != null && !sink.isOver(); line = lines.readLine()) {
            String[] words = line.split(" ", 2);
            StreamType stream = Samples.SCHEMA.stream(words[0]);
            long pid = Long.parseLong(words[1]);
            if (sink.isWanted(stream)) {
                Event event =
                        Samples.event(stream, (double) pid).set("pid", pid).build();
                RecordingSink.Asked now = sink.asked(stream);
                asked.add(now);
                EventPredicate wanted = Predicates.adaptive(now.pushed());
                if (wanted.test(event)) {
                    sink.deliver(event);
                } else {
                    sink.filtered(stream, 1);
                }
            }
        }
    }
}
