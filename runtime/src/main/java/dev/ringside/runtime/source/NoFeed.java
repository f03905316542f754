package dev.ringside.runtime.source;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.plan.Abilities;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.FeedSubscription;
import java.util.Set;

/**
 * What stands for live events where Ringside cannot see any.
 *
 * @param system the operating system's name
 */
record NoFeed(String system) implements Feed {
    @Override
    public String name() {
        return "none";
    }

    @Override
    public Set<StreamType> streams() {
        return Set.of();
    }

    @Override
    public Abilities abilities(StreamType stream) {
        return Abilities.none(name(), Os.LINUX);
    }

    @Override
    public FeedSubscription subscribe(FeedRequest request, EventSink sink) {
        throw new RingsideException(Diagnostic.of(
                Code.FEED, "this version has no live events on " + system, "read a recording: --from FILE"));
    }

    @Override
    public Accounts accounts(StreamType stream) {
        return Accounts.NONE;
    }

    @Override
    public void close() {}
}
