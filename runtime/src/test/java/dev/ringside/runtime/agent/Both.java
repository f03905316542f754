package dev.ringside.runtime.agent;

import dev.ringside.dsl.plan.Abilities;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.FeedSubscription;
import java.util.Set;

/** Two feeds, of which the first is asked for what it serves. */
record Both(Feed first, Feed second) implements Feed {
    private Feed of(StreamType stream) {
        return first.serves(stream) ? first : second;
    }

    @Override
    public String name() {
        return second.name();
    }

    @Override
    public Set<StreamType> streams() {
        return second.streams();
    }

    @Override
    public Abilities abilities(StreamType stream) {
        return of(stream).abilities(stream);
    }

    @Override
    public FeedSubscription subscribe(FeedRequest request, EventSink sink) {
        return of(request.stream()).subscribe(request, sink);
    }

    @Override
    public Accounts accounts(StreamType stream) {
        return of(stream).accounts(stream);
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }
}
