package dev.ringside.runtime.feed.linux;

import static dev.ringside.driver.linux.trace.Datum.ANCESTORS;
import static dev.ringside.driver.linux.trace.Datum.ARGC;
import static dev.ringside.driver.linux.trace.Datum.ARGUMENTS_AT;
import static dev.ringside.driver.linux.trace.Datum.CGROUP;
import static dev.ringside.driver.linux.trace.Datum.CMDLINE;
import static dev.ringside.driver.linux.trace.Datum.CWD;
import static dev.ringside.driver.linux.trace.Datum.EXE;
import static dev.ringside.driver.linux.trace.Datum.OP;
import static dev.ringside.driver.linux.trace.Datum.PARAMETERS;
import static dev.ringside.driver.linux.trace.Datum.PARENT_ARGUMENTS_AT;
import static dev.ringside.driver.linux.trace.Datum.PARENT_START;
import static dev.ringside.driver.linux.trace.Datum.PARENT_UID;
import static dev.ringside.driver.linux.trace.Datum.PID;
import static dev.ringside.driver.linux.trace.Datum.PPID;
import static dev.ringside.driver.linux.trace.Datum.START;
import static dev.ringside.driver.linux.trace.Datum.TAINTS;
import static dev.ringside.driver.linux.trace.Datum.TARGET_PID;
import static dev.ringside.driver.linux.trace.Datum.TARGET_START;
import static dev.ringside.driver.linux.trace.Datum.TARGET_UID;
import static dev.ringside.driver.linux.trace.Datum.UID;

import dev.ringside.driver.linux.trace.Datum;
import dev.ringside.driver.linux.trace.FieldMap;
import dev.ringside.driver.linux.trace.KernelRecord.Presence;
import dev.ringside.dsl.event.RawText;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.shared.FieldValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** How each field of a stream is made from what the kernel recorded, and what it has to record for it. Immutable. */
final class EventFields {
    /** Letters of the kernel's taints, by their bits (kernel/panic.c). */
    private static final String TAINT_LETTERS = "PFSRMBUDAWCIOELKXTNJ";

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

    private static Source source(Field field, @Nullable Datum datum, StreamType stream) {
        return switch (field.name()) {
            case "time" ->
                numeric(
                        Set.of(),
                        event -> true,
                        event -> event.host().clock().epochNanos(event.record().bootTime()));
            case "stream" -> made(Set.of(), event -> stream.name());
            case "host" -> made(Set.of(), event -> event.host().name());
            case "seq" -> numeric(Set.of(), event -> true, LinuxEvent::sequence);
            case "eventId" -> eventId(stream);
            case "os" -> made(Set.of(), event -> "linux");
            case "guid" -> guid(PID, START);
            case "parentGuid" -> guid(PPID, PARENT_START);
            case "cmdline" -> made(Set.of(CMDLINE), EventFields::commandLine);
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
            case "cgroup" -> made(Set.of(CGROUP), EventFields::controlGroup);
            case "container" ->
                made(Set.of(CGROUP), event -> {
                    String path = controlGroup(event);
                    return path == null ? null : ControlGroups.container(path).orElse(null);
                });
            case "startTime" ->
                numeric(
                        Set.of(START),
                        event -> event.record().has(START),
                        event -> event.host().clock().epochNanos(event.record().number(START)));
            case "truncated" -> numeric(Set.of(), EventFields::isTruncated, event -> 1);
            case "taints" -> made(Set.of(TAINTS), EventFields::taints);
            case "args" ->
                stream.name().equals("modules")
                        ? text(PARAMETERS)
                        : new Source(Set.of(CMDLINE, ARGC), new FieldValue.Texts<>(EventFields::arguments));
            case "exe" -> made(Set.of(EXE, CWD), EventFields::executed);
            default -> datum == null ? new Source(Set.of(), new FieldValue.None<>()) : asItStands(datum);
        };
    }

    private static Source asItStands(Datum datum) {
        return datum.isText() ? text(datum) : number(datum);
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

    private static @Nullable String commandLine(LinuxEvent event) {
        String raw = event.record().text(CMDLINE);
        return raw == null ? null : raw.replace('\0', ' ');
    }

    private static @Nullable String controlGroup(LinuxEvent event) {
        return event.record().has(CGROUP)
                ? event.host().groups().path(event.record().number(CGROUP)).orElse(null)
                : null;
    }

    private static boolean isTruncated(LinuxEvent event) {
        return Arrays.stream(Datum.values())
                .anyMatch(datum -> datum.isText() && event.record().presence(datum) == Presence.CUT);
    }

    /** A letter for each way, as the kernel writes them; null if there is none. */
    private static @Nullable String taints(LinuxEvent event) {
        if (!event.record().has(TAINTS)) {
            return null;
        }
        long bits = event.record().number(TAINTS);
        StringBuilder letters = new StringBuilder();
        for (int bit = 0; bit < TAINT_LETTERS.length(); bit++) {
            if ((bits >> bit & 1) == 1) {
                letters.append(TAINT_LETTERS.charAt(bit));
            }
        }
        return letters.isEmpty() ? null : letters.toString();
    }

    /** The arguments; where the list was cut, the last one is what is left of it. */
    private static @Nullable List<String> arguments(LinuxEvent event) {
        byte[] raw = event.record().bytes(CMDLINE);
        if (raw == null) {
            return null;
        }
        List<String> arguments = new ArrayList<>();
        if (event.record().has(ARGC) && event.record().number(ARGC) == 0) {
            return List.of();
        }
        int start = 0;
        for (int i = 0; i <= raw.length; i++) {
            if (i == raw.length || raw[i] == 0) {
                arguments.add(RawText.decode(raw, start, i - start));
                start = i + 1;
            }
        }
        return List.copyOf(arguments);
    }

    /** A script as it was named, made absolute by the working directory. */
    private static @Nullable String executed(LinuxEvent event) {
        String named = event.record().text(EXE);
        String directory = event.record().text(CWD);
        if (named == null || named.startsWith("/") || directory == null) {
            return named;
        }
        String tail = named.startsWith("./") ? named.substring(2) : named;
        return directory.endsWith("/") ? directory + tail : directory + "/" + tail;
    }
}
