package dev.ringside.runtime.feed.linux;

import static dev.ringside.driver.linux.trace.Datum.ANCESTORS;
import static dev.ringside.driver.linux.trace.Datum.ARGC;
import static dev.ringside.driver.linux.trace.Datum.ARGUMENTS_AT;
import static dev.ringside.driver.linux.trace.Datum.CGROUP;
import static dev.ringside.driver.linux.trace.Datum.CMDLINE;
import static dev.ringside.driver.linux.trace.Datum.CWD;
import static dev.ringside.driver.linux.trace.Datum.DST_HIGH;
import static dev.ringside.driver.linux.trace.Datum.DST_LOW;
import static dev.ringside.driver.linux.trace.Datum.DST_PORT;
import static dev.ringside.driver.linux.trace.Datum.EXE;
import static dev.ringside.driver.linux.trace.Datum.OP;
import static dev.ringside.driver.linux.trace.Datum.PARAMETERS;
import static dev.ringside.driver.linux.trace.Datum.PARENT_ARGUMENTS_AT;
import static dev.ringside.driver.linux.trace.Datum.PARENT_START;
import static dev.ringside.driver.linux.trace.Datum.PARENT_UID;
import static dev.ringside.driver.linux.trace.Datum.PID;
import static dev.ringside.driver.linux.trace.Datum.PPID;
import static dev.ringside.driver.linux.trace.Datum.PROTO;
import static dev.ringside.driver.linux.trace.Datum.SRC_HIGH;
import static dev.ringside.driver.linux.trace.Datum.SRC_LOW;
import static dev.ringside.driver.linux.trace.Datum.SRC_PORT;
import static dev.ringside.driver.linux.trace.Datum.START;
import static dev.ringside.driver.linux.trace.Datum.TAINTS;
import static dev.ringside.driver.linux.trace.Datum.TARGET_PID;
import static dev.ringside.driver.linux.trace.Datum.TARGET_START;
import static dev.ringside.driver.linux.trace.Datum.TARGET_UID;
import static dev.ringside.driver.linux.trace.Datum.UID;

import dev.ringside.driver.linux.trace.Datum;
import dev.ringside.driver.linux.trace.FieldMap;
import dev.ringside.driver.linux.trace.KernelRecord.Presence;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.shared.FieldValue;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** How each field of a stream is made from what the kernel recorded, and what it has to record for it. Immutable. */
final class EventFields {
    /** What an event does not share with others of the same data. */
    private static final Set<String> ITS_OWN = Set.of("time", "seq", "parentCmdline", "ancestors", "truncated");

    private final StreamType stream;
    private final List<Source> sources;
    private final List<FieldValue<LinuxEvent>> values;

    /**
     * Where a field comes from.
     *
     * @param data what must be recorded
     * @param value how it is made of that
     */
    private record Source(Set<Datum> data, FieldValue<LinuxEvent> value) {}

    EventFields(StreamType stream, FieldMap map) {
        this.stream = stream;
        this.sources = stream.fields().stream()
                .map(field -> source(field, map.datum(field).orElse(null), stream))
                .toList();
        this.values = sources.stream().map(Source::value).toList();
    }

    StreamType stream() {
        return stream;
    }

    /** How fields are made, by their slots. */
    List<FieldValue<LinuxEvent>> values() {
        return values;
    }

    /** What must be recorded for these fields to be there. */
    Set<Datum> dataOf(Collection<Field> fields) {
        Set<Datum> data = EnumSet.noneOf(Datum.class);
        fields.forEach(field -> data.addAll(sources.get(field.slot()).data()));
        return data;
    }

    /**
     * What events must have in common for a field to be the same in all of them.
     *
     * @return nothing if that is not known: the field depends on something else, too
     */
    Optional<Set<Datum>> keyData(Field field) {
        return ITS_OWN.contains(field.name()) || stream.isOpen(field)
                ? Optional.empty()
                : Optional.of(sources.get(field.slot()).data());
    }

    private static Source source(Field field, @Nullable Datum datum, StreamType stream) {
        Optional<FieldValue<LinuxEvent>> ofQuery =
                stream.name().equals("dns") ? QueryFields.of(field) : Optional.empty();
        return ofQuery.map(value -> new Source(NameQueries.DATA, value)).orElseGet(() -> ofAny(field, datum, stream));
    }

    private static Source ofAny(Field field, @Nullable Datum datum, StreamType stream) {
        return switch (field.name()) {
            case "time" ->
                numeric(Set.of(), event -> true, event -> event.host().clock().epochNanos(event.bootTime()));
            case "stream" -> made(Set.of(), event -> stream.name());
            case "host" -> made(Set.of(), event -> event.host().name());
            case "seq" -> numeric(Set.of(), event -> true, LinuxEvent::sequence);
            case "eventId" -> eventId(stream);
            case "os" -> made(Set.of(), event -> "linux");
            case "guid" -> guid(PID, START);
            case "parentGuid" -> guid(PPID, PARENT_START);
            case "cmdline" -> commandLine(stream);
            case "parentCmdline" ->
                made(Set.of(PPID, PARENT_START, PARENT_ARGUMENTS_AT, ARGUMENTS_AT), LinuxEvent::parentCommandLine);
            case "ancestors" ->
                new Source(
                        Set.of(ANCESTORS), new FieldValue.Processes<>(LinuxEvent::hasAncestors, LinuxEvent::ancestors));
            case "sourceGuid" -> guid(PID, START);
            case "targetGuid" -> guid(TARGET_PID, TARGET_START);
            case "user", "sourceUser" -> user(UID);
            case "targetUser" -> user(TARGET_UID);
            case "parentUser" -> user(PARENT_UID);
            case "cgroup" -> made(Set.of(CGROUP), MadeValues::controlGroup);
            case "container" ->
                made(Set.of(CGROUP), event -> {
                    String path = MadeValues.controlGroup(event);
                    return path == null ? null : ControlGroups.container(path).orElse(null);
                });
            case "startTime" ->
                numeric(
                        Set.of(START),
                        event -> event.record().has(START),
                        event -> event.host().clock().epochNanos(event.record().number(START)));
            case "truncated" -> numeric(Set.of(), MadeValues::isTruncated, event -> 1);
            case "taints" -> made(Set.of(TAINTS), MadeValues::taints);
            case "args" ->
                stream.name().equals("modules")
                        ? text(PARAMETERS)
                        : new Source(Set.of(CMDLINE, ARGC), new FieldValue.Texts<>(MadeValues::arguments));
            case "hashes", "sha256", "sha1", "md5", "pkg" ->
                new Source(FileLookups.data(stream), new FieldValue.None<>());
            case "exe" -> made(Set.of(EXE, CWD), MadeValues::executed);
            case "srcHost" -> hostName(SRC_HIGH, SRC_LOW);
            case "dstHost" -> hostName(DST_HIGH, DST_LOW);
            case "srcPortName" -> portName(SRC_PORT);
            case "dstPortName" -> portName(DST_PORT);
            default -> datum == null ? new Source(Set.of(), new FieldValue.None<>()) : asItStands(datum);
        };
    }

    private static Source asItStands(Datum datum) {
        return datum.firstHalf()
                .map(first -> address(first, datum))
                .orElseGet(() -> datum.isText() ? text(datum) : number(datum));
    }

    private static Source address(Datum first, Datum second) {
        return new Source(Set.of(first, second), new FieldValue.Address<>(event -> address(event, first, second)));
    }

    private static @Nullable IpAddress address(LinuxEvent event, Datum first, Datum second) {
        return event.record().has(first)
                ? new IpAddress(event.record().number(first), event.record().number(second))
                : null;
    }

    private static Source hostName(Datum first, Datum second) {
        return made(Set.of(first, second), event -> {
            IpAddress address = address(event, first, second);
            return address == null
                    ? null
                    : event.host().hostNames().name(address).orElse(null);
        });
    }

    private static Source portName(Datum port) {
        return made(Set.of(port, PROTO), event -> {
            String protocol = event.record().text(PROTO);
            return protocol == null || !event.record().has(port)
                    ? null
                    : event.host()
                            .portNames()
                            .name((int) event.record().number(port), protocol)
                            .orElse(null);
        });
    }

    private static Source numeric(Set<Datum> data, Predicate<LinuxEvent> has, ToLongFunction<LinuxEvent> value) {
        return new Source(data, new FieldValue.Numeric<>(has, value));
    }

    private static Source made(Set<Datum> data, Function<LinuxEvent, @Nullable String> value) {
        return new Source(data, new FieldValue.Text<>(value));
    }

    private static Source number(Datum datum) {
        return numeric(
                Set.of(datum),
                event -> event.record().has(datum),
                event -> event.record().number(datum));
    }

    private static Source text(Datum datum) {
        return made(Set.of(datum), event -> {
            String text = event.record().text(datum);
            boolean isLoose = event.record().isLoose(datum) && event.record().presence(datum) == Presence.WHOLE;
            if (text == null || !isLoose) {
                return text;
            }
            return event.record().isHere(datum)
                    ? event.host().links().follow(text, event.record().isFollowed(datum))
                    : TypedPath.normal(text);
        });
    }

    private static Source eventId(StreamType stream) {
        return numeric(
                EventIds.isByWord(stream) ? Set.of(OP) : Set.of(),
                event -> EventIds.of(stream, event.record().text(OP)).isPresent(),
                event -> EventIds.of(stream, event.record().text(OP)).orElse(0));
    }

    private static Source guid(Datum pid, Datum start) {
        return made(
                Set.of(pid, start),
                event -> event.record().has(start)
                        ? event.host()
                                .guid(event.record().number(pid), event.record().number(start))
                        : null);
    }

    private static Source user(Datum uid) {
        return made(
                Set.of(uid),
                event -> event.record().has(uid)
                        ? event.host().users().name(event.record().number(uid))
                        : null);
    }

    /** An event of the network may be that of a process other than the running one, whose memory the kernel cannot read. */
    private static Source commandLine(StreamType stream) {
        return made(
                stream.name().equals("net") ? Set.of(CMDLINE, PID, START) : Set.of(CMDLINE), MadeValues::commandLine);
    }
}
