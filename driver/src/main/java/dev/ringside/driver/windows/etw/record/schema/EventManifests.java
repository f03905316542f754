package dev.ringside.driver.windows.etw.record.schema;

import dev.ringside.driver.windows.etw.record.EventHeader;
import dev.ringside.driver.windows.etw.record.EventRecord;
import dev.ringside.driver.windows.etw.record.EventSchema;
import dev.ringside.driver.windows.etw.record.SchemaSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Manifests that providers write into the trace, as event sources of .NET do and PerfView does for others: in pieces, each with its number and how many there
 * are. Pieces are taken by one thread; schemas are found by any.
 */
public final class EventManifests implements SchemaSource {
    private static final int ID = 0xFFFE;
    /** Format, version in two bytes, a magic byte, how many pieces, number of the piece. */
    private static final int HEAD = 8;

    private static final int FORMAT = 1;
    private static final int MAGIC_AT = 3;
    private static final int MAGIC = 0x5B;
    private static final int TOTAL = 4;
    private static final int NUMBER = 6;
    /** The largest manifests of Windows have some MiB. */
    private static final int LARGEST = 16 << 20;
    /** Providers of which the pieces are held at a time, so that a trace full of beginnings uses up no memory. */
    private static final int MOST_BEGUN = 64;

    private final Map<UUID, Begun> begun = new HashMap<>();
    private final Map<UUID, Manifest> manifests = new ConcurrentHashMap<>();

    /** A manifest of which the first pieces are there. */
    private static final class Begun {
        private final ByteArrayOutputStream text = new ByteArrayOutputStream();
        private int pieces;
    }

    /** Whether an event is a piece of a manifest. */
    public static boolean isPiece(EventRecord event) {
        ByteBuffer data = event.userData();
        return event.descriptor().id() == ID
                && !event.header().has(EventHeader.CLASSIC)
                && data.remaining() > HEAD
                && data.get(0) == FORMAT
                && data.get(MAGIC_AT) == MAGIC;
    }

    /** Takes an event that {@linkplain #isPiece is a piece}; true if that makes a manifest whole. Others than the next one start anew. */
    public boolean take(EventRecord piece) {
        ByteBuffer data = piece.userData();
        int total = data.getShort(TOTAL) & 0xFFFF;
        int number = data.getShort(NUMBER) & 0xFFFF;
        UUID provider = piece.provider();
        if (number == 0 && (begun.size() < MOST_BEGUN || begun.containsKey(provider))) {
            begun.put(provider, new Begun());
        }
        Begun to = begun.get(provider);
        if (to == null) {
            return false;
        }
        if (to.pieces != number || to.text.size() + data.remaining() > LARGEST) {
            begun.remove(provider);
            return false;
        }
        byte[] bytes = new byte[data.remaining() - HEAD];
        data.get(HEAD, bytes);
        to.text.writeBytes(bytes);
        to.pieces++;
        if (to.pieces < total) {
            return false;
        }
        begun.remove(provider);
        ManifestReader.read(new ByteArrayInputStream(to.text.toByteArray()))
                .forEach(manifest -> manifests.put(manifest.provider(), manifest));
        return true;
    }

    @Override
    public Optional<EventSchema> find(EventRecord event) {
        return Optional.ofNullable(manifests.get(event.provider()))
                .filter(manifest -> !event.header().has(EventHeader.CLASSIC))
                .flatMap(manifest -> manifest.find(event));
    }
}
