package dev.ringside.runtime.feed.etl;

import dev.ringside.driver.windows.etw.record.EventRecord;
import dev.ringside.driver.windows.etw.record.RecordingWriter;
import dev.ringside.driver.windows.etw.record.SchemaSource;
import dev.ringside.driver.windows.etw.record.schema.EventManifests;
import dev.ringside.driver.windows.etw.record.schema.RecordedSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes of an .etl file a recording for the DLL that stands in for Windows' tracing functions: {@code StandInRecording TRACE.etl RECORDING}. */
public final class StandInRecording {
    private StandInRecording() {}

    public static void main(String[] arguments) throws IOException {
        Files.write(Path.of(arguments[1]), of(Path.of(arguments[0])));
    }

    /** The events of a file, each with what TDH would say of it, the earliest first. */
    static byte[] of(Path trace) throws IOException {
        SchemaSource schemas = new RecordedSchemas(new EventManifests());
        RecordingWriter recording = new RecordingWriter();
        for (EventRecord event : Traces.events(trace, new Damage())) {
            recording.add(event, schemas.find(event));
        }
        return recording.bytes();
    }
}
