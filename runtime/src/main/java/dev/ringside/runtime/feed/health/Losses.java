package dev.ringside.runtime.feed.health;

import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.Feed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Notices from look to look what feeds have lost. For one thread. */
final class Losses {
    private final List<Feed> feeds;
    private final Map<StreamType, Long> before = new HashMap<>();

    Losses(List<Feed> feeds) {
        this.feeds = feeds;
    }

    /** What was lost since the last time, or the start. */
    List<Occurrence.Loss> look() {
        List<Occurrence.Loss> losses = new ArrayList<>();
        for (Feed feed : feeds) {
            for (StreamType stream : feed.streams()) {
                long lost = feed.accounts(stream).lost();
                long more = lost - before.getOrDefault(stream, 0L);
                if (more > 0) {
                    before.put(stream, lost);
                    losses.add(new Occurrence.Loss(stream.name(), more));
                }
            }
        }
        return losses;
    }
}
