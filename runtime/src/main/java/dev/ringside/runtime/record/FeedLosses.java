package dev.ringside.runtime.record;

import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.feed.Accounts;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** What was lost before it came to the recorder. For the writer's thread, but for {@link #watch}. */
final class FeedLosses {
    /** Adding up what every processor has counted is not done with every piece. */
    private static final long BETWEEN_LOOKS = TimeUnit.SECONDS.toNanos(1);

    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final Map<String, Long> before = new HashMap<>();
    private long looked = System.nanoTime();

    void watch(Subscription subscription) {
        subscriptions.add(subscription);
    }

    /** How many events of which stream were lost since they were taken last; nothing if that is not long ago. */
    Map<String, Long> take() {
        long now = System.nanoTime();
        if (now - looked < BETWEEN_LOOKS) {
            return Map.of();
        }
        looked = now;
        return takeNow();
    }

    Map<String, Long> takeNow() {
        Map<String, Long> lost = new LinkedHashMap<>();
        for (Subscription each : subscriptions) {
            String stream = each.plan().query().type().name();
            long all = each.accounts().lost() + each.dropped();
            long more = all - before.getOrDefault(stream, 0L);
            if (more > 0) {
                lost.put(stream, more);
                before.put(stream, all);
            }
        }
        return lost;
    }

    /** Those were not told after all. */
    void putBack(Map<String, Long> lost) {
        lost.forEach((stream, count) -> before.merge(stream, -count, Long::sum));
    }

    /** Where the events of each stream went. */
    Map<String, Accounts> accounts() {
        Map<String, Accounts> accounts = new LinkedHashMap<>();
        subscriptions.forEach(each -> accounts.put(each.plan().query().type().name(), each.accounts()));
        return accounts;
    }
}
