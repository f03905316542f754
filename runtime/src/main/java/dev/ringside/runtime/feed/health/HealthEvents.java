package dev.ringside.runtime.feed.health;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.shared.HostName;
import dev.ringside.runtime.feed.shared.TimeOfDay;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Makes events of what happened. For any thread. */
final class HealthEvents {
    private static final int STATE = 4;
    private static final int CONFIGURATION = 16;
    private static final int FAILURE = 255;

    private final StreamType stream;
    private final Os os;
    private final String host = HostName.read();
    private final AtomicLong sequence = new AtomicLong();

    HealthEvents(StreamType stream, Os os) {
        this.stream = stream;
        this.os = os;
    }

    Event of(Occurrence occurrence) {
        return switch (occurrence) {
            case Occurrence.State state -> {
                String word = state.started() ? "Started" : "Stopped";
                yield event("state", STATE, "Ringside has " + word.toLowerCase(Locale.ROOT))
                        .set("state", word)
                        .set("version", state.version())
                        .build();
            }
            case Occurrence.Configured configured ->
                event("config", CONFIGURATION, "another configuration applies: " + configured.source())
                        .set("configuration", configured.source())
                        .set("configurationHash", configured.hash())
                        .build();
            case Occurrence.Failure failure ->
                event("error", FAILURE, failure.what() + ": " + failure.how())
                        .set("id", failure.what())
                        .set("description", failure.how())
                        .build();
            case Occurrence.Loss loss ->
                common("loss", "events of " + loss.stream() + " were lost: they came faster than they could be read")
                        .set("count", loss.count())
                        .build();
            case Occurrence.Unrecorded unrecorded ->
                common("loss", "events of " + unrecorded.stream() + " were not recorded: " + unrecorded.reason())
                        .set("count", unrecorded.count())
                        .build();
        };
    }

    private EventBuilder event(String kind, int id, String message) {
        return common(kind, message).set("eventId", id);
    }

    private EventBuilder common(String kind, String message) {
        return new EventBuilder(stream, os)
                .set("time", TimeOfDay.now())
                .set("stream", stream.name())
                .set("host", host)
                .set("seq", sequence.incrementAndGet())
                .set("os", os.name().toLowerCase(Locale.ROOT))
                .set("kind", kind)
                .set("message", message);
    }
}
