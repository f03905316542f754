package dev.ringside.runtime.feed.linux;

import dev.ringside.driver.linux.trace.Datum;
import dev.ringside.driver.linux.trace.KernelRecord;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.enrich.FileHashes;
import dev.ringside.runtime.enrich.Hashes;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.FeedSubscription;
import dev.ringside.runtime.feed.shared.ForwardingSink;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Fields that are looked up in the file that an event is about: its hashes, and the package that it belongs to. Only a query that names one of them pays for
 * it, by being served beside the reading thread: one without {@code select} reads all fields, but nobody waits for files because of that.
 *
 * <p>A program is read through {@code /proc/PID/exe}, which is the file itself, in a container or deleted. Of a process that has ended the file at its path
 * is taken if it is still the one that the kernel had, by its number, and has not been changed since.
 */
final class FileLookups {
    private static final String PACKAGE = "pkg";

    /** What makes the hashes' fields. */
    private static final Map<String, Function<Hashes, String>> HASHES =
            Map.of("hashes", Hashes::text, "sha256", Hashes::sha256, "sha1", Hashes::sha1, "md5", Hashes::md5);

    private static final Set<String> STREAMS = Set.of("procs", "images", "modules");

    private static final Set<Datum> OF_PROGRAM = Set.of(
            Datum.PID,
            Datum.START,
            Datum.ARGUMENTS_AT,
            Datum.IMAGE,
            Datum.IMAGE_INODE,
            Datum.IMAGE_DEVICE,
            Datum.CGROUP);

    private FileLookups() {}

    /** What must be recorded for these fields of a stream. */
    static Set<Datum> data(StreamType stream) {
        return switch (stream.name()) {
            case "procs" -> OF_PROGRAM;
            case "images", "modules" -> Set.of(Datum.PID, Datum.START, Datum.PATH);
            default -> Set.of();
        };
    }

    /**
     * Those that a query names: that it tests, or that are among those that it wants if it does not want all there are. Who names one hash gets them
     * all.
     */
    static List<Field> named(FeedRequest request) {
        StreamType stream = request.stream();
        if (!STREAMS.contains(stream.name())) {
            return List.of();
        }
        boolean all = request.fields().containsAll(stream.fields());
        Set<Field> named = all ? request.tested() : request.fields();
        boolean hashes = named.stream().anyMatch(FileLookups::isHash);
        return stream.fields().stream()
                .filter(field -> isHash(field) ? hashes : field.name().equals(PACKAGE) && named.contains(field))
                .toList();
    }

    private static boolean isHash(Field field) {
        return HASHES.containsKey(field.name());
    }

    /** Gives the sink of a subscription events that have these fields, if it wants any. */
    static EventSink sink(FeedRequest request, EventSink sink) {
        List<Field> fields = named(request);
        return fields.isEmpty() ? sink : new Sink(fields, sink);
    }

    /** A subscription whose later requests go the same way. */
    static FeedSubscription subscription(FeedSubscription subscription) {
        return new FeedSubscription() {
            @Override
            public void replace(FeedRequest request, EventSink sink) {
                subscription.replace(request, FileLookups.sink(request, sink));
            }

            @Override
            public void close() {
                subscription.close();
            }
        };
    }

    private static final class Sink extends ForwardingSink {
        private final List<Field> fields;
        private final EventSink sink;

        Sink(List<Field> fields, EventSink sink) {
            super(sink);
            this.fields = fields;
            this.sink = sink;
        }

        @Override
        public void accept(Event event, boolean certain) {
            sink.accept(event instanceof LinuxEvent recorded ? lookedUp(recorded, fields) : event, certain);
        }
    }

    /** At once, since a process may be gone in a moment. */
    private static Event lookedUp(LinuxEvent event, List<Field> fields) {
        Map<Integer, String> texts = event.stream().name().equals("procs")
                ? texts(
                        fields,
                        () -> ofProgram(event),
                        event.host(),
                        event.record().text(Datum.IMAGE),
                        event.text(event.stream().field("container").slot()))
                : texts(fields, () -> ofFile(event), event.host(), null, null);
        return texts.isEmpty() ? event : new LookedUpEvent(event, texts);
    }

    /**
     * The values of these fields by their slots.
     *
     * @param hashes asked if one of them is a hash
     * @param image path of the program, if it has one
     * @param container the id of the container that the process is in, if it is in one: this machine's packages say nothing about its files
     */
    static Map<Integer, String> texts(
            List<Field> fields,
            Supplier<Optional<Hashes>> hashes,
            Host host,
            @Nullable String image,
            @Nullable String container) {
        Map<Integer, String> texts = new HashMap<>();
        if (fields.stream().anyMatch(FileLookups::isHash)) {
            hashes.get()
                    .ifPresent(found -> fields.forEach(field -> {
                        Function<Hashes, String> hash = HASHES.get(field.name());
                        if (hash != null) {
                            texts.put(field.slot(), hash.apply(found));
                        }
                    }));
        }
        if (image != null && container == null) {
            fields.stream()
                    .filter(field -> field.name().equals(PACKAGE))
                    .forEach(field -> host.packages().owner(image).ifPresent(owner -> texts.put(field.slot(), owner)));
        }
        return texts;
    }

    private static Optional<Hashes> ofProgram(LinuxEvent event) {
        KernelRecord record = event.record();
        if (!record.has(Datum.START)) {
            return Optional.empty();
        }
        Optional<Hashes> running = ofProcess(
                event.host(),
                record.number(Datum.PID),
                ProcFiles.ticks(record.number(Datum.START)),
                record.number(Datum.ARGUMENTS_AT));
        String image = record.text(Datum.IMAGE);
        return running.isPresent() || image == null || !record.has(Datum.IMAGE_INODE)
                ? running
                : event.host().files().of(Path.of(image), file -> isProgram(file, event));
    }

    /**
     * The hashes of the program that a process runs.
     *
     * @param startTicks when the process started, in ticks since boot
     * @param argumentsAt where its arguments begin, which tells one program that it executes from the next; 0 if that is not known
     * @return empty if it has ended, or executes another program by now
     */
    static Optional<Hashes> ofProcess(Host host, long pid, long startTicks, long argumentsAt) {
        return host.files().of(Path.of("/proc/" + pid + "/exe"), file -> ProcFiles.runs(pid, startTicks, argumentsAt));
    }

    /** Of a file that the process has loaded, where the process has it; of a module of the kernel, where it was. */
    private static Optional<Hashes> ofFile(LinuxEvent event) {
        String path = event.record().text(Datum.PATH);
        if (path == null || !path.startsWith("/")) {
            return Optional.empty();
        }
        if (event.stream().name().equals("modules")) {
            return ofModule(event.host(), path);
        }
        long pid = event.record().number(Datum.PID);
        long start = ProcFiles.ticks(event.record().number(Datum.START));
        return event.host().files().of(Path.of("/proc/" + pid + "/root" + path), file -> ProcFiles.runs(pid, start, 0));
    }

    /** The hashes of a module's file. */
    static Optional<Hashes> ofModule(Host host, String path) {
        return host.files().of(Path.of(path), file -> true);
    }

    /** Whether a file is the one that the kernel had at the time. */
    private static boolean isProgram(FileHashes.Version file, LinuxEvent event) {
        KernelRecord record = event.record();
        return file.inode() == record.number(Datum.IMAGE_INODE)
                && file.device() == device(record.number(Datum.IMAGE_DEVICE))
                && file.changed().to(TimeUnit.NANOSECONDS)
                        <= event.host().clock().epochNanos(record.bootTime());
    }

    /** A number of a file system as the kernel has it, as {@code stat} tells it (include/linux/kdev_t.h). */
    private static long device(long number) {
        long major = number >>> 20;
        long minor = number & 0xF_FFFF;
        return (minor & 0xFF) | major << 8 | (minor & ~0xFFL) << 12;
    }
}
