package dev.ringside.runtime.engine;

import dev.ringside.dsl.event.Event;
import dev.ringside.runtime.json.EventWriter;
import dev.ringside.runtime.json.JsonOutput;
import dev.ringside.runtime.json.Names;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Recordings for tests. */
public final class Recordings {
    private Recordings() {}

    /** Writes events to a file and gives its name. */
    public static String write(Path file, Event... events) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            JsonOutput json = new JsonOutput(out);
            EventWriter writer = new EventWriter(json, Names.RINGSIDE);
            for (Event event : events) {
                writer.write(event, List.of());
                json.raw('\n');
            }
            json.flush();
        }
        return file.toString();
    }
}
