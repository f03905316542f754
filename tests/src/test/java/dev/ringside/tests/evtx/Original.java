package dev.ringside.tests.evtx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An undamaged file.
 *
 * @param name without its folder
 * @param events what Ringside reads of it, one for each record
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Original(String name, byte[] content, Layout layout, List<String> events) {
    /**
     * Reads one.
     *
     * @throws AssertionError if not every record is read
     */
    static Original of(Path file) throws IOException, InterruptedException {
        byte[] content = Files.readAllBytes(file);
        Layout layout = Layout.of(content);
        List<String> events = Reading.of(file).events();
        if (events.size() != layout.records().size() || events.isEmpty()) {
            throw new AssertionError(
                    file + " has " + layout.records().size() + " records, of which were read " + events.size());
        }
        return new Original(file.getFileName().toString(), content, layout, events);
    }

    /** The events of a chunk. */
    List<String> eventsOf(Layout.Chunk chunk) {
        int first = layout.records().indexOf(chunk.records().getFirst());
        return events.subList(first, first + chunk.records().size());
    }
}
