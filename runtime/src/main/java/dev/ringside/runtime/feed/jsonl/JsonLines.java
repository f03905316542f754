package dev.ringside.runtime.feed.jsonl;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.feed.recording.Recording;
import dev.ringside.runtime.feed.recording.RecordingFormat;
import dev.ringside.runtime.feed.recording.RecordingSink;
import dev.ringside.runtime.json.EventReader;
import dev.ringside.runtime.json.UnreadableEventException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Ringside's own recordings: one event a line. */
public final class JsonLines implements RecordingFormat {
    private static final int LONGEST_LINE = 16 << 20;

    private final Schema schema;

    public JsonLines(Schema schema) {
        this.schema = schema;
    }

    @Override
    public String name() {
        return "jsonl";
    }

    @Override
    public Os os() {
        return Os.LINUX;
    }

    /** Always: lines may begin with anything. */
    @Override
    public boolean isOf(byte[] head) {
        return true;
    }

    @Override
    public void check(Recording recording, byte[] head) {
        Content.check(recording.title(), head);
    }

    @Override
    public void read(Recording recording, InputStream in, RecordingSink sink) throws IOException {
        EventReader reader = new EventReader(schema);
        Damage damage = new Damage(recording);
        try (Lines lines = new Lines(in, LONGEST_LINE, sink::pause)) {
            while (!sink.isOver() && lines.advance()) {
                if (lines.length() > 0) {
                    read(reader, lines, damage, sink);
                }
            }
        } finally {
            damage.report(sink::complain);
        }
        damage.failIfNothingWasReadable();
    }

    private static void read(EventReader reader, Lines lines, Damage damage, RecordingSink sink) {
        if (lines.tooLong()) {
            damage.unreadable(lines.number(), "it is longer than " + (LONGEST_LINE >> 20) + " MiB");
            return;
        }
        try {
            Optional<Event> event = reader.read(lines.bytes(), lines.start(), lines.length(), sink::isWanted);
            damage.readable();
            event.ifPresent(sink::replay);
        } catch (UnreadableEventException e) {
            damage.unreadable(lines.number(), String.valueOf(e.getMessage()));
        }
    }
}
