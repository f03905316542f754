package dev.ringside.runtime.feed.jsonl;

import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.feed.recording.Recording;
import dev.ringside.runtime.feed.recording.RecordingFormat;
import dev.ringside.runtime.feed.recording.RecordingSink;
import java.io.IOException;
import java.io.InputStream;

/** Recordings that are text: Ringside's own JSON lines, and what others write. Each line says what it is. */
public final class JsonLines implements RecordingFormat {
    private static final int LONGEST_PIECE = 16 << 20;

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
        Damage damage = new Damage(recording);
        PieceReader reader = new PieceReader(schema, damage, sink);
        try (Pieces pieces = new Pieces(Utf8.of(in), LONGEST_PIECE, sink::pause)) {
            while (!sink.isOver() && pieces.advance()) {
                if (pieces.tooLong()) {
                    damage.unreadable(pieces.number(), "it is longer than " + (LONGEST_PIECE >> 20) + " MiB");
                } else {
                    reader.read(pieces);
                }
                damage.spanning(pieces.isSpanning());
            }
            reader.end();
        } finally {
            damage.report(sink::complain);
            reader.report(recording);
        }
        damage.failIfNothingWasReadable();
    }
}
