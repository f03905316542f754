package dev.ringside.runtime.feed.own;

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

/** Ringside's own recordings. */
public final class OwnFormat implements RecordingFormat {
    private final Schema schema;

    public OwnFormat(Schema schema) {
        this.schema = schema;
    }

    @Override
    public String name() {
        return "recording";
    }

    /** As of JSON lines: each event says it itself. */
    @Override
    public Os os() {
        return Os.LINUX;
    }

    @Override
    public boolean isOf(byte[] head) {
        return PieceHeader.isOf(head);
    }

    @Override
    public boolean isPacked() {
        return true;
    }

    @Override
    public void check(Recording recording, byte[] head) {
        if (PieceHeader.isNewer(head)) {
            throw Recording.failure(
                    recording.title() + " was recorded by a newer version of Ringside",
                    "read it with that one, or make JSON lines of it: zcat FILE | ringside query … --from -");
        }
    }

    @Override
    public void read(Recording recording, InputStream in, RecordingSink sink) throws IOException {
        EventReader reader = new EventReader(schema);
        Notes notes = new Notes(reader);
        Damage damage = new Damage(recording);
        try (PieceReader pieces = new PieceReader(in, sink::pause, damage)) {
            Optional<Inflation> piece = sink.isOver() ? Optional.empty() : pieces.next();
            while (piece.isPresent()) {
                new Piece(reader, notes, damage, sink).read(piece.get());
                sink.progress(pieces.position());
                piece = sink.isOver() ? Optional.empty() : pieces.next();
            }
        } finally {
            damage.report(sink::complain);
            notes.report(recording, sink);
        }
    }

    /** The lines of a piece, on their way to the sink. */
    private record Piece(EventReader reader, Notes notes, Damage damage, RecordingSink sink) {
        void read(Inflation piece) {
            byte[] bytes = piece.bytes();
            int start = 0;
            int end = endOfLine(piece, start);
            while (end < piece.length() && !sink.isOver()) {
                line(bytes, start, end - start);
                start = end + 1;
                end = endOfLine(piece, start);
            }
        }

        private static int endOfLine(Inflation piece, int start) {
            int end = start;
            while (end < piece.length() && piece.bytes()[end] != '\n') {
                end++;
            }
            return end;
        }

        private void line(byte[] bytes, int start, int length) {
            try {
                if (Notes.isOne(bytes, start, length)) {
                    notes.take(bytes, start, length, sink);
                    return;
                }
                Optional<Event> event = reader.read(bytes, start, length, sink::isWanted);
                damage.readable();
                event.ifPresent(sink::replay);
            } catch (UnreadableEventException e) {
                damage.unreadable(String.valueOf(e.getMessage()));
            }
        }
    }
}
