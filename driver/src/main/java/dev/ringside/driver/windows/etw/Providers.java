package dev.ringside.driver.windows.etw;

import com.sun.jna.Memory;
import dev.ringside.driver.windows.etw.Layout.ProviderEnumerationInfo;
import dev.ringside.driver.windows.etw.Layout.TraceProviderInfo;
import dev.ringside.driver.windows.etw.record.EventDescriptor;
import dev.ringside.driver.windows.etw.record.EventSchema;
import dev.ringside.driver.windows.etw.record.Guid;
import dev.ringside.driver.windows.etw.record.TraceEventInfo;
import dev.ringside.driver.windows.etw.record.ValueMap;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What Windows knows of the providers that are installed. Asked once, and kept. For any thread. */
public final class Providers {
    /** Where the events of a list begin: behind their number and 4 bytes more. */
    private static final int EVENTS = 8;

    private final Map<UUID, List<EventSchema>> schemas = new ConcurrentHashMap<>();
    private volatile SortedMap<String, UUID> names = new TreeMap<>();

    /**
     * The providers by their names.
     *
     * @throws EtwException if Windows does not tell
     */
    public SortedMap<String, UUID> all() {
        if (names.isEmpty()) {
            names = read(Grown.call("TdhEnumerateProviders", "providers", Tdh::TdhEnumerateProviders));
        }
        return names;
    }

    private static SortedMap<String, UUID> read(ByteBuffer in) {
        SortedMap<String, UUID> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        int count = in.getInt(ProviderEnumerationInfo.NUMBER_OF_PROVIDERS);
        for (int i = 0; i < count; i++) {
            int at = ProviderEnumerationInfo.TRACE_PROVIDER_INFO_ARRAY + i * TraceProviderInfo.BYTES;
            String name = text(in, in.getInt(at + TraceProviderInfo.PROVIDER_NAME_OFFSET));
            if (!name.isEmpty()) {
                found.put(name, Guid.read(in, at + TraceProviderInfo.PROVIDER_GUID));
            }
        }
        return found;
    }

    private static String text(ByteBuffer in, int from) {
        StringBuilder out = new StringBuilder();
        for (int at = from;
                at >= 0 && at + Character.BYTES <= in.limit() && in.getChar(at) != 0;
                at += Character.BYTES) {
            out.append(in.getChar(at));
        }
        return out.toString();
    }

    /** The provider that a name or a GUID in braces stands for; a GUID need not be of one that is installed. */
    public Optional<UUID> find(String nameOrGuid) {
        return Guid.parse(nameOrGuid).or(() -> Optional.ofNullable(all().get(nameOrGuid)));
    }

    /** The kinds of events that a provider's manifest has; none if it has no manifest, or this is Windows 8. */
    public List<EventSchema> schemas(UUID provider) {
        return schemas.computeIfAbsent(provider, Providers::ask);
    }

    private static List<EventSchema> ask(UUID provider) {
        List<EventSchema> found = new ArrayList<>();
        try {
            Memory guid = EtwSession.guid(provider);
            ByteBuffer in = Grown.call(
                    "TdhEnumerateManifestProviderEvents",
                    Guid.text(provider),
                    (buffer, size) -> TdhFilters.TdhEnumerateManifestProviderEvents(guid, buffer, size));
            int count = in.getInt(0);
            for (int i = 0; i < count && EVENTS + (i + 1) * EventDescriptor.BYTES <= in.limit(); i++) {
                EventDescriptor event = EventDescriptor.read(in, EVENTS + i * EventDescriptor.BYTES);
                schema(provider, guid, event).ifPresent(found::add);
            }
        } catch (EtwException | UnsatisfiedLinkError e) {
            return List.of();
        }
        return List.copyOf(found);
    }

    private static Optional<EventSchema> schema(UUID provider, Memory guid, EventDescriptor event) {
        Memory descriptor = PayloadMemory.descriptor(event);
        try {
            return TraceEventInfo.read(
                    Grown.call(
                            "TdhGetManifestEventInformation",
                            Guid.text(provider),
                            (buffer, size) ->
                                    TdhFilters.TdhGetManifestEventInformation(guid, descriptor, buffer, size)),
                    // What values are called is not needed here, but that they are called something is.
                    map -> Optional.of(new ValueMap(map, false, List.of())));
        } catch (EtwException e) {
            return Optional.empty();
        }
    }
}
