package dev.ringside.runtime.source;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.plan.Abilities;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.FeedSubscription;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Serves every stream and never has an event: stands behind the feeds of a machine, so that scripts made for several systems run on all of them. Says
 * once for each stream that is asked for that nothing will come of it.
 */
final class SilentFeed implements Feed {
    private final Set<StreamType> streams;
    private final Consumer<Diagnostic> complaints;
    private final Set<StreamType> told = ConcurrentHashMap.newKeySet();

    SilentFeed(Schema schema, Consumer<Diagnostic> complaints) {
        this.streams = Set.copyOf(schema.streams());
        this.complaints = complaints;
    }

    @Override
    public String name() {
        return "none";
    }

    @Override
    public Set<StreamType> streams() {
        return streams;
    }

    @Override
    public Abilities abilities(StreamType stream) {
        return Abilities.none(name(), Os.LINUX);
    }

    @Override
    public FeedSubscription subscribe(FeedRequest request, EventSink sink) {
        if (told.add(request.stream())) {
            complaints.accept(Diagnostic.of(
                    Code.FEED,
                    "nothing on this machine serves the stream " + request.stream()
                            + ": scripts that ask for it get no events of it",
                    "see `ringside streams` for those that are served, or read a recording: --from FILE"));
        }
        return new Silence();
    }

    @Override
    public Accounts accounts(StreamType stream) {
        return Accounts.NONE;
    }

    @Override
    public void close() {}

    /** A subscription that nothing comes of. */
    private static final class Silence implements FeedSubscription {
        @Override
        public void replace(FeedRequest request, EventSink sink) {}

        @Override
        public void close() {}
    }
}
