package dev.ringside.runtime.feed.log;

import dev.ringside.dsl.schema.StreamType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which of the streams that somebody wants a record belongs to. Everything that can be is known before the first record, so that nothing is made for one.
 * Immutable, but what it was made from is the caller's.
 */
final class Selection {
    private final Set<StreamType> wanted;
    /** The stream that takes any record, if it is wanted. */
    private final List<StreamType> any;
    /** The streams of providers, by how they were asked for. */
    private final List<StreamType> named;

    private final List<StreamType> byGuid;
    private final Map<String, Selected> known = new HashMap<>();
    /** Whether nothing else is wanted than the stream that takes any record. */
    private final boolean takesAny;

    /**
     * Those of a provider's records.
     *
     * @param open the streams that take all of them
     * @param kinds for each event id what its mappings lead to: the mapping's stream, if it is wanted, and the open ones
     */
    private record Selected(KnownProvider provider, List<StreamType> open, List<List<List<StreamType>>> kinds) {
        List<StreamType> of(LogRecord record) {
            OptionalLong eventId = record.number(LogRecord.SystemNumber.EVENT_ID);
            int index = eventId.isPresent() ? provider.indexOf(eventId.getAsLong()) : -1;
            if (index < 0) {
                return open;
            }
            List<LogMapping> mappings = provider.kinds().get(index);
            for (int i = 0; i < mappings.size(); i++) {
                if (mappings.get(i).takes(record)) {
                    return kinds.get(index).get(i);
                }
            }
            return open;
        }
    }

    Selection(Set<StreamType> wanted) {
        this.wanted = wanted;
        this.takesAny = wanted.equals(Set.of(LogStreams.EVENTS));
        this.any = wanted.stream().filter(LogStreams.EVENTS::equals).toList();
        this.named = providers(wanted, false);
        this.byGuid = providers(wanted, true);
        KnownProvider.ALL.forEach((name, provider) -> known.put(name, select(name, provider)));
    }

    private static List<StreamType> providers(Set<StreamType> wanted, boolean guids) {
        return wanted.stream()
                .filter(stream -> stream.provider()
                        .filter(name -> name.startsWith("{") == guids)
                        .isPresent())
                .toList();
    }

    private Selected select(String name, KnownProvider provider) {
        List<StreamType> open = open(name);
        return new Selected(
                provider,
                open,
                provider.kinds().stream()
                        .map(kind -> kind.stream()
                                .map(mapping -> wanted.contains(mapping.stream())
                                        ? with(List.of(mapping.stream()), open)
                                        : open)
                                .toList())
                        .toList());
    }

    /** Whether it was made of these streams: the same object, since whoever wants others gives another one. */
    @SuppressWarnings("ReferenceEquality") // the contract of LogStreams.of
    boolean isOf(Set<StreamType> streams) {
        return wanted == streams;
    }

    List<StreamType> of(LogRecord record) {
        if (takesAny) {
            return any;
        }
        String provider = record.text(LogRecord.SystemText.PROVIDER);
        Selected selected = provider == null ? null : known.get(provider);
        List<StreamType> byName = selected != null ? selected.of(record) : provider == null ? any : open(provider);
        return byGuid.isEmpty() ? byName : with(byName, ofGuid(record));
    }

    /** The streams that take whatever a provider writes. */
    private List<StreamType> open(String provider) {
        return named.isEmpty() ? any : with(any, matching(named, provider));
    }

    private List<StreamType> ofGuid(LogRecord record) {
        String guid = record.text(LogRecord.SystemText.PROVIDER_ID);
        return guid == null ? List.of() : matching(byGuid, guid);
    }

    private static List<StreamType> matching(List<StreamType> streams, String provider) {
        return streams.stream()
                .filter(stream ->
                        stream.provider().filter(provider::equalsIgnoreCase).isPresent())
                .toList();
    }

    private static List<StreamType> with(List<StreamType> first, List<StreamType> second) {
        List<StreamType> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
