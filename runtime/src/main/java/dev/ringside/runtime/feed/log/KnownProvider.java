package dev.ringside.runtime.feed.log;

import dev.ringside.dsl.event.Os;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A provider whose records belong to streams with fields of their own, by their event ids. Immutable. */
final class KnownProvider {
    /** All of them, by the names that they write into records. */
    static final Map<String, KnownProvider> ALL = all();

    private final int[] ids;
    private final List<List<LogMapping>> kinds;

    /** @param mappings where there are several of one event id, a record belongs to the first that takes it */
    private KnownProvider(List<LogMapping> mappings) {
        Map<Integer, List<LogMapping>> sorted = mappings.stream()
                .collect(Collectors.groupingBy(LogMapping::eventId, TreeMap::new, Collectors.toUnmodifiableList()));
        ids = sorted.keySet().stream().mapToInt(Integer::intValue).toArray();
        kinds = List.copyOf(sorted.values());
    }

    private static Map<String, KnownProvider> all() {
        KnownProvider powershell = new KnownProvider(WindowsMappings.powershell());
        return Map.of(
                SysmonMappings.WINDOWS, new KnownProvider(SysmonMappings.of(Os.WINDOWS)),
                SysmonMappings.LINUX, new KnownProvider(SysmonMappings.of(Os.LINUX)),
                SecurityMappings.PROVIDER, new KnownProvider(SecurityMappings.all()),
                WindowsMappings.POWERSHELL, powershell,
                WindowsMappings.POWERSHELL_CORE, powershell,
                WindowsMappings.DNS_CLIENT, new KnownProvider(WindowsMappings.dnsClient()),
                WindowsMappings.WMI_ACTIVITY, new KnownProvider(WindowsMappings.wmiActivity()));
    }

    /** The place of an event id among {@link #kinds}; below 0 if it is not one of them. */
    int indexOf(long eventId) {
        return eventId == (int) eventId ? Arrays.binarySearch(ids, (int) eventId) : -1;
    }

    /** For each of the event ids how its records are made events, each by the first that takes it. */
    List<List<LogMapping>> kinds() {
        return kinds;
    }

    /** How records with that event id are made events. */
    List<LogMapping> of(long eventId) {
        int index = indexOf(eventId);
        return index < 0 ? List.of() : kinds.get(index);
    }

    /** Everything that records of known providers may be. */
    static <T> List<T> ofAll(Function<LogMapping, T> what) {
        return ALL.values().stream()
                .flatMap(provider -> provider.kinds.stream())
                .flatMap(Collection::stream)
                .map(what)
                .toList();
    }
}
