package dev.ringside.runtime.feed.jsonl;

import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.feed.own.Notes;
import dev.ringside.runtime.feed.recording.Recording;
import dev.ringside.runtime.feed.recording.RecordingSink;
import dev.ringside.runtime.feed.shape.ShapeReader;
import dev.ringside.runtime.json.EventReader;
import dev.ringside.runtime.json.Leaves;
import dev.ringside.runtime.json.LeavesReader;
import dev.ringside.runtime.json.UnreadableEventException;
import java.util.Set;

/**
 * Makes events of lines and objects: of Ringside's own, which say what stream they belong to and what system they are from, and of others. As most lines are like
 * the one before, what that was is tried first. For one thread.
 */
final class PieceReader {
    private static final Set<String> SYSTEMS = Set.of("linux", "windows");
    /** The stream of any provider is called so. */
    private static final String PROVIDERS = "etw";

    private final Schema schema;
    private final Damage damage;
    private final RecordingSink sink;
    private final EventReader own;
    private final Notes notes;
    private final LeavesReader others = new LeavesReader();
    private final ShapeReader shapes;
    private boolean isOwn;

    PieceReader(Schema schema, Damage damage, RecordingSink sink) {
        this.schema = schema;
        this.damage = damage;
        this.sink = sink;
        this.own = new EventReader(schema);
        this.notes = new Notes(own);
        this.shapes = new ShapeReader(sink);
    }

    void read(Pieces pieces) {
        try {
            if (Notes.isOne(pieces.bytes(), pieces.start(), pieces.length())) {
                notes.take(pieces.bytes(), pieces.start(), pieces.length(), sink);
            } else if (pieces.bytes()[pieces.start()] != '{') {
                shapes.line(pieces.bytes(), pieces.start(), pieces.length());
            } else if (!isOwn || !isOwn(pieces)) {
                object(pieces);
            }
            damage.readable();
        } catch (UnreadableEventException e) {
            damage.unreadable(pieces.number(), String.valueOf(e.getMessage()));
        }
    }

    /** Nothing follows. */
    void end() {
        shapes.end();
    }

    /** Says what the recording lacks, if it says that of itself. */
    void report(Recording recording) {
        notes.report(recording, sink);
    }

    /** Takes a piece as one of Ringside's own; false if it is not. */
    private boolean isOwn(Pieces pieces) {
        try {
            own(pieces);
            return true;
        } catch (UnreadableEventException e) {
            // Why it is none is found out again by whoever says what it is.
            return false;
        }
    }

    private void own(Pieces pieces) throws UnreadableEventException {
        own.read(pieces.bytes(), pieces.start(), pieces.length(), sink::isWanted)
                .ifPresent(sink::replay);
    }

    private void object(Pieces pieces) throws UnreadableEventException {
        Leaves object = others.read(pieces.bytes(), pieces.start(), pieces.length());
        isOwn = isOwn(object);
        if (isOwn) {
            own(pieces);
        } else {
            shapes.object(object);
        }
    }

    /** Others have a member called {@code stream}, too. */
    private boolean isOwn(Leaves object) {
        Object stream = object.get("stream");
        Object os = object.get("os");
        boolean saysSystem = os instanceof String system && SYSTEMS.contains(system);
        return stream instanceof String name
                ? saysSystem || name.equals(PROVIDERS) || schema.find(name).isPresent()
                : saysSystem && object.has("time");
    }
}
