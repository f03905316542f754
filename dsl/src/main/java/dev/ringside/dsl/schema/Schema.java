package dev.ringside.dsl.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The streams there are, by name. For any thread. */
public final class Schema {
    private static final Pattern PROVIDER = Pattern.compile("etw\\(\"([^\"\\\\]+)\"\\)");

    private final Map<String, StreamType> streams;
    private final Map<String, StreamType> providers = new ConcurrentHashMap<>();

    /** A schema of these streams, in this order. */
    public Schema(List<StreamType> streams) {
        Map<String, StreamType> byName = new LinkedHashMap<>();
        streams.forEach(stream -> byName.put(stream.name(), stream));
        this.streams = Collections.unmodifiableMap(byName);
    }

    /** Every stream that Ringside knows, whether or not a feed of this machine serves it. */
    public static Schema standard() {
        return Holder.STANDARD;
    }

    public Collection<StreamType> streams() {
        return streams.values();
    }

    /** The stream of that name, which may be that of a provider: {@code etw("Microsoft-Windows-DNS-Client")}. */
    public Optional<StreamType> find(String name) {
        Matcher provider = PROVIDER.matcher(name);
        return provider.matches() ? Optional.of(etw(provider.group(1))) : Optional.ofNullable(streams.get(name));
    }

    /**
     * The stream of that name.
     *
     * @throws IllegalArgumentException if there is none: for names that the program knows, not for what a user typed
     */
    public StreamType stream(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no stream " + name));
    }

    /**
     * What a provider of Event Tracing for Windows reports. The same text gives the same stream, whether or not there is such a provider.
     *
     * @param provider its name, or its GUID in braces
     */
    public StreamType etw(String provider) {
        return providers.computeIfAbsent(provider, EventStreams::etw);
    }

    /** The streams of that provider that were asked for so far: by its name or its GUID, in whatever case. */
    public List<StreamType> asked(String provider) {
        return providers.values().stream()
                .filter(stream -> stream.provider().filter(provider::equalsIgnoreCase).isPresent())
                .toList();
    }

    /** What is known of a process in a field of processes: the fields that the streams of processes share, in the same slots. */
    public static StreamType process() {
        return Holder.PROCESS;
    }

    private static final class Holder {
        static final StreamType PROCESS = ProcessStreams.process();

        static final Schema STANDARD = new Schema(List.of(
                ProcessStreams.procs(),
                ProcessStreams.exits(),
                NetworkStreams.net(),
                NetworkStreams.dns(),
                FileStreams.files(),
                FileStreams.rawreads(),
                CodeStreams.images(),
                CodeStreams.modules(),
                IntrusionStreams.threads(),
                IntrusionStreams.access(),
                WindowsStreams.registry(),
                FileStreams.pipes(),
                WindowsStreams.wmi(),
                WindowsStreams.clipboard(),
                IntrusionStreams.tampering(),
                IntrusionStreams.creds(),
                CodeStreams.bpf(),
                CodeStreams.powershell(),
                EventStreams.events(),
                GeneralStreams.health()));
    }
}
