package dev.ringside.runtime.record;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.own.Notes;
import dev.ringside.runtime.json.EventWriter;
import dev.ringside.runtime.json.JsonOutput;
import dev.ringside.runtime.json.JsonTree;
import dev.ringside.runtime.json.Names;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lines that are written together, as JSON. For one thread at a time. */
final class Piece {
    /** What makes it worth being written, in bytes: enough to compress well. */
    private static final int FULL = 192 << 10;

    private static final byte[] BEFORE_PROCESS = Notes.BEFORE_PROCESS.getBytes(StandardCharsets.US_ASCII);

    private final Bytes bytes = new Bytes();
    private final JsonOutput out = new JsonOutput(bytes);
    private final EventWriter writer = new EventWriter(out, Names.RINGSIDE);
    private final Map<StreamType, Long> events = new HashMap<>();
    private long begun;
    private int count;
    private long first;
    private long last;

    /** Empties it, to be used again. */
    void clear() {
        bytes.reset();
        events.clear();
        count = 0;
    }

    /**
     * Adds an event.
     *
     * @param fields the fields to write; if empty, all that it has
     */
    void add(Event event, List<Field> fields) {
        long time = event.number(event.stream().fields().get(0).slot());
        if (count++ == 0) {
            begun = System.nanoTime();
            first = time;
            last = time;
        }
        first = Math.min(first, time);
        last = Math.max(last, time);
        events.merge(event.stream(), 1L, Long::sum);
        writer.write(event, fields);
        out.raw('\n');
    }

    /** Adds a process that there is. */
    void addProcess(Event process, List<Field> fields) {
        out.raw(BEFORE_PROCESS);
        writer.write(process, fields);
        out.raw('}');
        out.raw('\n');
    }

    /** Adds what is to be known of the recording itself. */
    void note(String word, Map<String, ?> members) {
        Map<String, Object> note = new LinkedHashMap<>();
        note.put(Notes.MARK, word);
        note.putAll(members);
        out.raw(JsonTree.text(note).getBytes(StandardCharsets.UTF_8));
        out.raw('\n');
    }

    boolean isEmpty() {
        return count == 0;
    }

    boolean isFull() {
        return bytes.size() >= FULL;
    }

    /** When the first event was added, by {@link System#nanoTime}; of no meaning if it is empty. */
    long begun() {
        return begun;
    }

    /** How many events it has, without notes. */
    int count() {
        return count;
    }

    /** How many events it has of which stream. */
    Map<StreamType, Long> events() {
        return Map.copyOf(events);
    }

    /** The time of the earliest event; 0 without one. */
    long first() {
        return count == 0 ? 0 : first;
    }

    /** The time of the latest event; 0 without one. */
    long last() {
        return count == 0 ? 0 : last;
    }

    /** Its lines. */
    Bytes lines() {
        out.flush();
        return bytes;
    }
}
