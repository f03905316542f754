package dev.ringside.driver.windows.etw.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An event as it was written: a copy that is ours. Immutable.
 *
 * @param userData what the provider wrote; little endian, read only
 * @param extended what the system added, and the schema of a self-describing event
 */
public record EventRecord(EventHeader header, ByteBuffer userData, List<ExtendedItem> extended) {
    public EventRecord {
        userData = userData.slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
        extended = List.copyOf(extended);
    }

    /** Between position 0 and the end; a view of its own for each caller. */
    @Override
    public ByteBuffer userData() {
        return userData.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    public EventDescriptor descriptor() {
        return header.descriptor();
    }

    public UUID provider() {
        return header.provider();
    }

    /** The first item of that type. */
    public Optional<ByteBuffer> extended(int type) {
        return extended.stream().filter(item -> item.type() == type).findFirst().map(ExtendedItem::data);
    }

    /** The activity that this one's came out of. */
    public Optional<UUID> relatedActivity() {
        return extended(ExtendedItem.RELATED_ACTIVITY)
                .filter(data -> data.remaining() >= Guid.BYTES)
                .map(data -> Guid.read(data, 0));
    }
}
