package dev.ringside.tests.live;

import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.Feed;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** A query whose reader stops at its first event until it is released. */
final class StalledQuery implements AutoCloseable {
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicLong received = new AtomicLong();
    private final Subscription subscription;

    StalledQuery(Feed feed, String query) {
        subscription = new Engine(List.of(feed))
                .start(new QueryParser(Schema.standard()).query(query, "query"), row -> {
                    received.incrementAndGet();
                    waitForRelease();
                });
    }

    private void waitForRelease() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void release() {
        released.countDown();
    }

    long received() {
        return received.get();
    }

    Accounts end() {
        subscription.finish();
        return subscription.accounts();
    }

    @Override
    public void close() {
        release();
        subscription.close();
    }
}
