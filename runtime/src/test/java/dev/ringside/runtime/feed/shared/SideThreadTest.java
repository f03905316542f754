package dev.ringside.runtime.feed.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.FeedRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SideThreadTest {
    private static final StreamType PROCS = Schema.standard().stream("procs");
    private static final FeedRequest SLOW =
            new FeedRequest(PROCS, Predicate.Constant.TRUE, Set.of(PROCS.field("sha256")));
    private static final FeedRequest FAST = new FeedRequest(PROCS, Predicate.Constant.TRUE, Set.of());

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch gate = new CountDownLatch(1);

    private EventSink sink(String name, boolean waits) {
        return new EventSink() {
            @Override
            public void accept(Event event, boolean certain) {
                if (waits) {
                    pass(gate);
                }
                log.add(name + event.number(PROCS.field("pid").slot()));
            }

            @Override
            public void tick(long now) {
                log.add(name + "@" + now);
            }
        };
    }

    private static void pass(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Event event(int pid) {
        return new EventBuilder(PROCS, Os.WINDOWS).set("pid", pid).build();
    }

    private static Taker taker(SideThread side, FeedRequest request, EventSink sink) {
        return new Taker(request, sink, wanted -> wanted.fields().isEmpty() ? Optional.empty() : Optional.of(side));
    }

    @Test
    void whoWaitsForAFileHoldsUpNobodyElseAndStillGetsAllInOrder() throws InterruptedException {
        try (SideThread side = new SideThread("side")) {
            Taker slow = taker(side, SLOW, sink("slow", true));
            Taker fast = taker(side, FAST, sink("fast", false));
            for (int i = 1; i <= 2; i++) {
                slow.accept(event(i), true);
                fast.accept(event(i), true);
            }
            slow.tick(7);
            assertThat(log).containsExactly("fast1", "fast2");
            gate.countDown();
            slow.kill();
            slow.accept(event(3), true);
            side.drain(Taker.HANGING_MILLIS);

            assertThat(log).containsExactly("fast1", "fast2", "slow1", "slow2", "slow@7");
        }
    }

    @Test
    void theSuccessorComesBehindWhatIsWaitingForItsPredecessor() throws InterruptedException {
        try (SideThread side = new SideThread("side")) {
            Taker slow = taker(side, SLOW, sink("slow", true));
            slow.accept(event(1), true);
            Taker next = slow.next(FAST, sink("next", false));
            next.accept(event(2), true);
            assertThat(log).isEmpty();
            gate.countDown();
            next.kill();

            assertThat(log).containsExactly("slow1", "next2");
        }
    }
}
