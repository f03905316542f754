package dev.ringside.runtime.feed.etw;

import dev.ringside.driver.windows.etw.filter.Role;
import dev.ringside.driver.windows.etw.filter.Roles;
import dev.ringside.driver.windows.etw.filter.Wanted;
import dev.ringside.dsl.schema.StreamType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the fields of streams are to their providers. */
final class StreamRoles {
    /** What is added to the numbers of the network's events for IPv6, and for UDP. */
    private static final int IPV6 = 16;

    private static final int UDP = 32;
    private static final Map<String, Integer> TCP_IDS =
            Map.of("send", 10, "receive", 11, "connect", 12, "close", 13, "accept", 15);
    private static final Map<String, Integer> UDP_IDS = Map.of("send", 10 + UDP, "receive", 11 + UDP);

    private static final int ANSWERED = 3008;
    private static final int SCRIPT_BLOCK = 4104;
    private static final Set<Integer> WMI_IDS = Set.of(5859, 5860, 5861);

    /** The types of records that are asked for most; others are told apart in user mode. */
    private static final Map<String, Long> RECORD_TYPES = Map.of(
            "a", 1L, "ns", 2L, "cname", 5L, "soa", 6L, "ptr", 12L, "mx", 15L, "txt", 16L, "aaaa", 28L, "srv", 33L);

    private StreamRoles() {}

    /** By the provider's ids, which tell all of it. The kernel's logger has no ids to filter by. */
    static Roles network(StreamType stream) {
        Map<String, Set<Integer>> operations = new HashMap<>();
        for (String word : stream.field("op").values()) {
            Set<Integer> ids = new HashSet<>();
            add(TCP_IDS.get(word), ids);
            add(UDP_IDS.get(word), ids);
            operations.put(word, Set.copyOf(ids));
        }
        Set<Integer> tcp = bothVersions(TCP_IDS);
        Set<Integer> udp = bothVersions(UDP_IDS);
        Set<Integer> all = new HashSet<>(tcp);
        all.addAll(udp);
        Set<Integer> v6 = new HashSet<>(all);
        v6.removeAll(TCP_IDS.values());
        v6.removeAll(UDP_IDS.values());
        return new Roles(
                stream,
                Wanted.ids(all),
                Map.of(
                        stream.field("op"), new Role.Word(operations),
                        stream.field("proto"), new Role.Word(Map.of("tcp", tcp, "udp", udp)),
                        stream.field("ipv6"), new Role.Truth(v6)));
    }

    private static Set<Integer> bothVersions(Map<String, Integer> ids) {
        Set<Integer> all = new HashSet<>();
        ids.values().forEach(id -> add(id, all));
        return all;
    }

    private static void add(@Nullable Integer id, Set<Integer> ids) {
        if (id != null) {
            ids.add(id);
            ids.add(id + IPV6);
        }
    }

    static Roles dns(StreamType stream) {
        return new Roles(
                stream,
                Wanted.ids(Set.of(ANSWERED)),
                Map.of(
                        stream.field("query"), new Role.Text("QueryName"),
                        stream.field("type"), new Role.NamedNumber("QueryType", RECORD_TYPES),
                        stream.field("status"), new Role.Numeric("QueryStatus"),
                        stream.field("pid"), new Role.Writer()));
    }

    static Roles wmi(StreamType stream) {
        return new Roles(stream, Wanted.ids(WMI_IDS), Map.of());
    }

    static Roles powerShell(StreamType stream) {
        return new Roles(
                stream,
                Wanted.ids(Set.of(SCRIPT_BLOCK)),
                Map.of(
                        stream.field("script"), new Role.Text("ScriptBlockText"),
                        stream.field("scriptId"), new Role.Text("ScriptBlockId"),
                        stream.field("pid"), new Role.Writer()));
    }

    /** Of any provider. */
    static Roles open(StreamType stream) {
        return new Roles(
                stream,
                Wanted.EVERYTHING,
                Map.of(
                        stream.field("eventId"), new Role.EventId(),
                        stream.field("level"), new Role.Level(),
                        stream.field("keywords"), new Role.Keywords(),
                        stream.field("pid"), new Role.Writer()));
    }
}
