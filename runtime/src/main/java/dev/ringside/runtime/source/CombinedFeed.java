package dev.ringside.runtime.source;

import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.plan.Abilities;
import dev.ringside.dsl.plan.Grouping;
import dev.ringside.dsl.plan.Split;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.FeedSubscription;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Several feeds as one: what serves the live streams of a system that has several sources. The first that serves a stream is asked. */
final class CombinedFeed implements Feed {
    private final String name;
    private final List<Feed> feeds;

    CombinedFeed(String name, List<Feed> feeds) {
        this.name = name;
        this.feeds = List.copyOf(feeds);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String name(StreamType stream) {
        return serving(stream).name(stream);
    }

    @Override
    public Set<StreamType> streams() {
        return feeds.stream()
                .flatMap(feed -> feed.streams().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public boolean serves(StreamType stream) {
        return feeds.stream().anyMatch(feed -> feed.serves(stream));
    }

    @Override
    public Set<StreamType> states() {
        return feeds.stream()
                .flatMap(feed -> feed.states().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public Abilities stateAbilities(StreamType stream) {
        return knowing(stream).stateAbilities(stream);
    }

    @Override
    public Abilities abilities(StreamType stream) {
        return serving(stream).abilities(stream);
    }

    @Override
    public Split.Placement placement(StreamType stream, Predicate term) {
        return serving(stream).placement(stream, term);
    }

    @Override
    public Optional<String> refusal(StreamType stream, Grouping grouping) {
        return serving(stream).refusal(stream, grouping);
    }

    @Override
    public FeedSubscription subscribe(FeedRequest request, EventSink sink) {
        return serving(request.stream()).subscribe(request, sink);
    }

    @Override
    public FeedSubscription snapshot(FeedRequest request, EventSink sink) {
        return knowing(request.stream()).snapshot(request, sink);
    }

    private Feed knowing(StreamType stream) {
        return feeds.stream()
                .filter(feed -> feed.states().contains(stream))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no state of " + stream));
    }

    @Override
    public void begin() {
        feeds.forEach(Feed::begin);
    }

    @Override
    public void rewind() {
        feeds.forEach(Feed::rewind);
    }

    @Override
    public OptionalLong now() {
        return feeds.stream()
                .map(Feed::now)
                .filter(OptionalLong::isPresent)
                .findFirst()
                .orElse(OptionalLong.empty());
    }

    @Override
    public Accounts accounts(StreamType stream) {
        return serving(stream).accounts(stream);
    }

    @Override
    public Optional<String> remark(FeedRequest request) {
        return serving(request.stream()).remark(request);
    }

    @Override
    public String disassemble(FeedRequest request) {
        return serving(request.stream()).disassemble(request);
    }

    @Override
    public void close() {
        feeds.forEach(Feed::close);
    }

    private Feed serving(StreamType stream) {
        return feeds.stream()
                .filter(feed -> feed.serves(stream))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no stream " + stream));
    }
}
