package dev.ringside.runtime.feed.linux;

import static dev.ringside.driver.linux.trace.Datum.ANCESTORS;
import static dev.ringside.driver.linux.trace.Datum.ARGC;
import static dev.ringside.driver.linux.trace.Datum.ARGUMENTS_AT;
import static dev.ringside.driver.linux.trace.Datum.CAPS;
import static dev.ringside.driver.linux.trace.Datum.CGROUP;
import static dev.ringside.driver.linux.trace.Datum.CMDLINE;
import static dev.ringside.driver.linux.trace.Datum.CWD;
import static dev.ringside.driver.linux.trace.Datum.DURATION;
import static dev.ringside.driver.linux.trace.Datum.EUID;
import static dev.ringside.driver.linux.trace.Datum.EXE;
import static dev.ringside.driver.linux.trace.Datum.EXIT_CODE;
import static dev.ringside.driver.linux.trace.Datum.GID;
import static dev.ringside.driver.linux.trace.Datum.IMAGE;
import static dev.ringside.driver.linux.trace.Datum.INTERPRETER;
import static dev.ringside.driver.linux.trace.Datum.MAX_RSS;
import static dev.ringside.driver.linux.trace.Datum.NAME;
import static dev.ringside.driver.linux.trace.Datum.PARENT;
import static dev.ringside.driver.linux.trace.Datum.PARENT_ARGUMENTS_AT;
import static dev.ringside.driver.linux.trace.Datum.PARENT_IMAGE;
import static dev.ringside.driver.linux.trace.Datum.PARENT_START;
import static dev.ringside.driver.linux.trace.Datum.PARENT_UID;
import static dev.ringside.driver.linux.trace.Datum.PID;
import static dev.ringside.driver.linux.trace.Datum.PPID;
import static dev.ringside.driver.linux.trace.Datum.SESSION;
import static dev.ringside.driver.linux.trace.Datum.SIGNAL;
import static dev.ringside.driver.linux.trace.Datum.START;
import static dev.ringside.driver.linux.trace.Datum.TID;
import static dev.ringside.driver.linux.trace.Datum.TTY;
import static dev.ringside.driver.linux.trace.Datum.UID;

import dev.ringside.driver.linux.trace.Datum;
import dev.ringside.driver.linux.trace.KernelRecord.Presence;
import dev.ringside.dsl.event.RawText;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
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
    private final StreamType stream;
    private final List<Source> sources;

    /** Where a field comes from. */
    sealed interface Source {
        /** What must be recorded. */
        Set<Datum> data();
    }

    record Numeric(Set<Datum> data, Predicate<LinuxEvent> has, ToLongFunction<LinuxEvent> value) implements Source {}

    record Text(Set<Datum> data, Function<LinuxEvent, @Nullable String> value) implements Source {}

    /** The processes above. */
    record Processes(Set<Datum> data) implements Source {}

    record Arguments(Set<Datum> data, Function<LinuxEvent, @Nullable List<String>> value) implements Source {}

    /** A field that Linux events do not have. */
    record None() implements Source {
        @Override
        public Set<Datum> data() {
            return Set.of();
        }
    }

    EventFields(StreamType stream) {
        this.stream = stream;
        this.sources = stream.fields().stream()
                .map(field -> source(field.name(), stream))
                .toList();
    }

    StreamType stream() {
        return stream;
    }

    Source of(int slot) {
        return sources.get(slot);
    }

    /** What must be recorded for these fields to be there. */
    Set<Datum> dataOf(Collection<Field> fields) {
        Set<Datum> data = EnumSet.noneOf(Datum.class);
        fields.forEach(field -> data.addAll(of(field.slot()).data()));
        return data;
    }

    private static Source source(String field, StreamType stream) {
        return switch (field) {
            case "time" ->
                new Numeric(
                        Set.of(),
                        event -> true,
                        event -> event.host().clock().epochNanos(event.record().bootTime()));
            case "stream" -> new Text(Set.of(), event -> stream.name());
            case "host" -> new Text(Set.of(), event -> event.host().name());
            case "seq" -> new Numeric(Set.of(), event -> true, LinuxEvent::sequence);
            case "eventId" ->
                new Numeric(Set.of(), event -> true, event -> stream.sysmonIds().get(0));
            case "os" -> new Text(Set.of(), event -> "linux");
            case "pid" -> number(PID);
            case "tid" -> number(TID);
            case "ppid" -> number(PPID);
            case "guid" -> guid(PID, START);
            case "parentGuid" -> guid(PPID, PARENT_START);
            case "image" -> text(IMAGE);
            case "name" -> text(NAME);
            case "parent" -> text(PARENT);
            case "parentImage" -> text(PARENT_IMAGE);
            case "cmdline" -> new Text(Set.of(CMDLINE), EventFields::commandLine);
            case "parentCmdline" ->
                new Text(Set.of(PPID, PARENT_START, PARENT_ARGUMENTS_AT, ARGUMENTS_AT), LinuxEvent::parentCommandLine);
            case "ancestors" -> new Processes(Set.of(ANCESTORS));
            case "cwd" -> text(CWD);
            case "user" -> user(UID);
            case "parentUser" -> user(PARENT_UID);
            case "uid" -> number(UID);
            case "euid" -> number(EUID);
            case "gid" -> number(GID);
            case "session" -> number(SESSION);
            case "cgroup" -> new Text(Set.of(CGROUP), EventFields::controlGroup);
            case "container" ->
                new Text(Set.of(CGROUP), event -> {
                    String path = controlGroup(event);
                    return path == null ? null : ControlGroups.container(path).orElse(null);
                });
            case "startTime" ->
                new Numeric(
                        Set.of(START),
                        event -> event.record().has(START),
                        event -> event.host().clock().epochNanos(event.record().number(START)));
            case "truncated" -> new Numeric(Set.of(), EventFields::isTruncated, event -> 1);
            case "args" -> new Arguments(Set.of(CMDLINE, ARGC), EventFields::arguments);
            case "argc" -> number(ARGC);
            case "exe" -> new Text(Set.of(EXE, CWD), EventFields::executed);
            case "interpreter" -> text(INTERPRETER);
            case "tty" -> text(TTY);
            case "caps" -> number(CAPS);
            case "exitCode" -> number(EXIT_CODE);
            case "signal" -> number(SIGNAL);
            case "duration" -> number(DURATION);
            case "maxRss" -> number(MAX_RSS);
            default -> new None();
        };
    }

    private static Source number(Datum datum) {
        return new Numeric(
                Set.of(datum),
                event -> event.record().has(datum),
                event -> event.record().number(datum));
    }

    private static Source text(Datum datum) {
        return new Text(Set.of(datum), event -> event.record().text(datum));
    }

    private static Source guid(Datum pid, Datum start) {
        return new Text(
                Set.of(pid, start),
                event -> event.record().has(start)
                        ? event.host()
                                .guid(event.record().number(pid), event.record().number(start))
                        : null);
    }

    private static Source user(Datum uid) {
        return new Text(
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
