package dev.ringside.runtime.feed.clipboard;

import dev.ringside.driver.windows.clipboard.ClipboardChange;
import dev.ringside.driver.windows.clipboard.ClipboardText;
import dev.ringside.driver.windows.process.LoginSession;
import dev.ringside.driver.windows.process.ProcessDetails;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.enrich.Hashes;
import dev.ringside.runtime.feed.shared.TimeOfDay;
import dev.ringside.runtime.feed.windows.RunningProcesses;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Makes events of changes of the clipboard, with what is known of whoever changed it. For any thread. */
final class ClipboardEvents {
    /** Characters of a text that an event holds: what somebody copies by hand is shorter. */
    private static final int LONGEST_TEXT = 1 << 16;

    private final StreamType stream;
    private final RunningProcesses processes = new RunningProcesses();

    /** The same event with and without what was put there. */
    record Pair(Event withText, Event without) {}

    ClipboardEvents(StreamType stream) {
        this.stream = stream;
    }

    Pair of(ClipboardChange change, ClipboardText content, long number) {
        EventBuilder event = new EventBuilder(stream, Os.WINDOWS)
                .set("time", TimeOfDay.now())
                .set("stream", stream.name())
                .set("host", processes.host())
                .set("seq", number)
                .set("eventId", stream.sysmonIds().getFirst())
                .set("os", "windows")
                .set("format", content.format().name().toLowerCase(Locale.ROOT));
        if (change.owner() != 0) {
            event.set("pid", change.owner()).set("tid", change.ownerThread());
            processes
                    .describe(event, change.owner())
                    .map(ProcessDetails::session)
                    .ifPresent(session -> {
                        event.set("session", session);
                        LoginSession.client(session).ifPresent(client -> event.set("client", client));
                    });
        }
        if (!content.isCut()) {
            event.set(
                    "hashes",
                    Hashes.of(content.text().getBytes(StandardCharsets.UTF_16LE))
                            .text());
        }
        boolean isLong = content.text().length() > LONGEST_TEXT;
        if (content.isCut()) {
            event.set("truncated", 1);
        }
        Event without = event.build();
        event.set("text", isLong ? content.text().substring(0, LONGEST_TEXT) : content.text());
        if (isLong) {
            event.set("truncated", 1);
        }
        return new Pair(event.build(), without);
    }
}
