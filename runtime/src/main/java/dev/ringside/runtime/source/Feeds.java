package dev.ringside.runtime.source;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Providers;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.feed.clipboard.ClipboardFeed;
import dev.ringside.runtime.feed.etl.EtlFormat;
import dev.ringside.runtime.feed.etw.EtwFeed;
import dev.ringside.runtime.feed.etw.InstalledProviders;
import dev.ringside.runtime.feed.evtx.EvtxFormat;
import dev.ringside.runtime.feed.evtx.filter.QueryFilters;
import dev.ringside.runtime.feed.health.HealthFeed;
import dev.ringside.runtime.feed.jsonl.JsonLines;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import dev.ringside.runtime.feed.linux.RingSettings;
import dev.ringside.runtime.feed.own.OwnFormat;
import dev.ringside.runtime.feed.recording.RecordingFeed;
import dev.ringside.runtime.feed.recording.Speed;
import dev.ringside.runtime.feed.windows.WindowsFeed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Finds the feed for what the user named as the source of events. */
public final class Feeds {
    /** The name of what happens on this machine now. */
    public static final String LIVE = "live";

    private Feeds() {}

    /**
     * The feed that reads these sources. Nothing is opened before the first subscription.
     *
     * @param from {@value #LIVE}, alone; or names of files, patterns of such names, and {@code -} for standard input
     * @param complaints told what could not be read of a recording; called by any thread
     * @throws RingsideException if a pattern matches no file, or live events and recordings are mixed
     */
    public static Feed open(Schema schema, List<String> from, Consumer<Diagnostic> complaints) {
        return open(schema, from, RingSettings.DEFAULT, Speed.FASTEST, complaints);
    }

    /**
     * The same.
     *
     * @param ring how live events come from the kernel of Linux
     * @param speed how fast the time of recordings passes
     */
    public static Feed open(
            Schema schema, List<String> from, RingSettings ring, Speed speed, Consumer<Diagnostic> complaints) {
        if (!from.contains(LIVE)) {
            return recordings(schema, from, speed, complaints);
        }
        if (!speed.equals(Speed.FASTEST)) {
            throw new RingsideException(Diagnostic.of(
                    Code.USAGE,
                    "what happens now cannot be made to happen faster or slower",
                    "give a recording a speed: --from FILE --speed " + speed));
        }
        if (from.stream().distinct().count() > 1) {
            throw new RingsideException(Diagnostic.of(
                    Code.USAGE,
                    "live events and recordings cannot be read by one query",
                    "name either '" + LIVE + "' or files; './" + LIVE + "' is the file of that name"));
        }
        return live(schema, ring).feed();
    }

    /**
     * The feed that reads these recordings. Nothing is opened before the first subscription.
     *
     * @param files names of files, patterns of such names, and {@code -} for standard input
     * @param complaints as for {@link #open}
     * @throws RingsideException if a pattern matches no file
     */
    public static Feed recordings(Schema schema, List<String> files, Consumer<Diagnostic> complaints) {
        return recordings(schema, files, Speed.FASTEST, complaints);
    }

    /**
     * The same.
     *
     * @param speed how fast their time passes
     */
    public static Feed recordings(Schema schema, List<String> files, Speed speed, Consumer<Diagnostic> complaints) {
        return new RecordingFeed(
                schema,
                List.of(
                        new OwnFormat(schema),
                        new EvtxFormat(new QueryFilters()),
                        new EtlFormat(),
                        new JsonLines(schema)),
                files.stream().flatMap(Patterns::expand).toList(),
                speed,
                complaints);
    }

    /** What is known of the providers of events that this machine has. */
    public static Providers providers() {
        return isWindows() ? new InstalledProviders() : Providers.NONE;
    }

    /**
     * A feed that serves every stream with nothing, to stand behind those of this machine.
     *
     * @param complaints told once of each stream that is asked for; called by any thread
     */
    public static Feed silence(Schema schema, Consumer<Diagnostic> complaints) {
        return new SilentFeed(schema, complaints);
    }

    /** Whether this process runs on Linux. */
    public static boolean isLinux() {
        return System.getProperty("os.name").equals("Linux");
    }

    /** Whether this process runs on Windows. */
    public static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    /**
     * What happens on this machine now.
     *
     * @param feed every stream that is served here
     * @param health the one of them that is told what happens to Ringside itself
     */
    public record Live(Feed feed, HealthFeed health) {}

    /** What happens on this machine now. Nothing is opened before the first subscription. */
    public static Live live(Schema schema) {
        return live(schema, RingSettings.DEFAULT);
    }

    /**
     * The same.
     *
     * @param ring how events come from the kernel of Linux
     */
    public static Live live(Schema schema, RingSettings ring) {
        if (isLinux()) {
            return live("linux", schema, Os.LINUX, List.of(new LinuxFeed(ring)));
        }
        return isWindows()
                ? live("windows", schema, Os.WINDOWS, List.of(new WindowsFeed(), new EtwFeed(), new ClipboardFeed()))
                : live("none", schema, Os.LINUX, List.of(new NoFeed(System.getProperty("os.name"))));
    }

    private static Live live(String name, Schema schema, Os os, List<Feed> feeds) {
        HealthFeed health = new HealthFeed(schema, os, feeds);
        List<Feed> all = new ArrayList<>(List.of(health));
        all.addAll(feeds);
        return new Live(new CombinedFeed(name, all), health);
    }
}
