package dev.ringside.runtime.agent;

import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.Feed;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Says every few seconds how an agent is getting on. */
final class Reporting implements AutoCloseable {
    private static final long PERIOD_SECONDS = 5;

    private final AgentSetting setting;
    private final Feed feed;
    private final Detections detections;
    private final AlertFile alerts;
    private final Supplier<String> hash;
    private final Instant since = Instant.now();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ringside-report").daemon().factory());

    /** Whether the last report could not be written. For the clock's thread. */
    private boolean failing;

    /** @param hash that of the configuration which applies */
    Reporting(AgentSetting setting, Feed feed, Detections detections, AlertFile alerts, Supplier<String> hash) {
        this.setting = setting;
        this.feed = feed;
        this.detections = detections;
        this.alerts = alerts;
        this.hash = hash;
    }

    void begin() {
        var unused = clock.scheduleWithFixedDelay(this::write, 0, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    /** Says it now. */
    void now() {
        clock.execute(this::write);
    }

    private void write() {
        try {
            setting.report().write(report());
            failing = false;
        } catch (IOException e) {
            // Who asks sees how old the last report is; once in the log is enough.
            if (!failing) {
                setting.log()
                        .write(
                                SystemLog.Severity.WARNING,
                                "cannot write " + setting.report().file() + ": " + WholeFile.reason(e));
            }
            failing = true;
        }
    }

    private AgentReport report() {
        return new AgentReport(
                Instant.now().toString(),
                ProcessHandle.current().pid(),
                since.toString(),
                setting.version(),
                hash.get(),
                detections.lines(),
                streams(),
                alerts.written(),
                alerts.unwritten());
    }

    private List<AgentReport.StreamLine> streams() {
        return feed.streams().stream()
                .sorted(Comparator.comparing(StreamType::name))
                .map(stream -> new AgentReport.StreamLine(stream.name(), feed.accounts(stream)))
                .filter(line -> !line.accounts().equals(Accounts.NONE))
                .toList();
    }

    /** Says nothing any more: what was said last is taken away. */
    @Override
    public void close() {
        clock.shutdown();
        try {
            if (clock.awaitTermination(PERIOD_SECONDS, TimeUnit.SECONDS)) {
                setting.report().remove();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // It is told apart by its process, which is gone.
        }
    }
}
