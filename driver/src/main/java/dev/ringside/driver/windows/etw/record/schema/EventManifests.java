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
import java.util.SortedMap;
import java.util.TreeMap;
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
    /** As much text as is held of manifests that are not whole, and as is taken of those that are; the largest of Windows have some MiB. */
    private static final int MOST_BEGUN = 16 << 20;

    private static final int MOST_WHOLE = 64 << 20;
    /** What a piece takes beside its text. */
    private static final int EACH = 256;

    private final Map<UUID, Begun> begun = new HashMap<>();
    /** Bytes of the pieces in it. */
    private long held;
    /** Bytes of the manifests that have been read, each provider's once. */
    private long taken;

    private final Map<UUID, Manifest> manifests = new ConcurrentHashMap<>();

    /** A manifest of which some pieces are there, by their numbers. */
    private record Begun(int total, SortedMap<Integer, byte[]> pieces) {
        long size() {
            return pieces.values().stream().mapToLong(Begun::size).sum();
        }

        static long size(byte[] piece) {
            return piece.length + (long) EACH;
        }

        byte[] text() {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            pieces.values().forEach(text::writeBytes);
            return text.toByteArray();
        }
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

    /**
     * Takes an event that {@linkplain #isPiece is a piece}, in whatever order they come: a file has those of each processor together.
     *
     * @return whether that makes a manifest whole
     */
    public boolean take(EventRecord piece) {
        ByteBuffer data = piece.userData();
        int total = data.getShort(TOTAL) & 0xFFFF;
        UUID provider = piece.provider();
        Begun to = begun.get(provider);
        if (to == null || to.total() != total) {
            forget(provider);
            to = new Begun(total, new TreeMap<>());
            begun.put(provider, to);
        }
        byte[] bytes = new byte[data.remaining() - HEAD];
        data.get(HEAD, bytes);
        byte[] before = to.pieces().put(data.getShort(NUMBER) & 0xFFFF, bytes);
        held += Begun.size(bytes) - (before == null ? 0 : Begun.size(before));
        if (held > MOST_BEGUN) {
            forget(provider);
            return false;
        }
        if (to.pieces().size() < total) {
            return false;
        }
        forget(provider);
        return read(provider, to.text());
    }

    private void forget(UUID provider) {
        Begun one = begun.remove(provider);
        if (one != null) {
            held -= one.size();
        }
    }

    /** Every process that has a provider writes its manifest, most of them the same. */
    private boolean read(UUID provider, byte[] text) {
        if (!manifests.containsKey(provider)) {
            if (taken + text.length > MOST_WHOLE) {
                return false;
            }
            taken += text.length;
        }
        ManifestReader.read(new ByteArrayInputStream(text)).stream()
                .filter(manifest -> manifest.provider().equals(provider))
                .forEach(manifest -> manifests.put(provider, manifest));
        return true;
    }

    @Override
    public Optional<EventSchema> find(EventRecord event) {
        return Optional.ofNullable(manifests.get(event.provider()))
                .filter(manifest -> !event.header().has(EventHeader.CLASSIC))
                .flatMap(manifest -> manifest.find(event));
    }
}
