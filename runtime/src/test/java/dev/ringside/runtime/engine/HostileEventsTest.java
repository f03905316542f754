package dev.ringside.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.engine.operator.Limits;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever events say, a query goes on to its end, and keeps no more than it may. */
@Timeout(60)
final class HostileEventsTest {
    private static final int QUERIES = 300;
    private static final int EVENTS = 60;
    private static final List<StreamType> STREAMS = List.of(Samples.PROCS, Samples.NET, Samples.EXITS);
    private static final long[] TIMES = {
        Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0, 1, Samples.SECOND, Long.MAX_VALUE - 1, Long.MAX_VALUE
    };

    @Test
    void timesMayBeAnything() {
        for (long seed = 1; seed <= QUERIES; seed++) {
            Random random = new Random(seed);
            run(seed, random, Limits.DEFAULT, TIMES);
        }
    }

    @Test
    void thereMayBeRoomForNextToNothing() {
        for (long seed = 1; seed <= QUERIES; seed++) {
            Random random = new Random(seed);
            long[] times = random.longs(EVENTS, 0, 20 * Samples.SECOND).sorted().toArray();
            run(seed, random, new Limits(1 + random.nextInt(3), 1 + random.nextInt(3), random.nextInt(3)), times);
        }
    }

    private static void run(long seed, Random random, Limits limits, long... times) {
        Query query = new RandomQueries(random).inOrder();
        try (Synthetic run = new Synthetic(query, limits, new Collected(random.nextBoolean()))) {
            for (int i = 0; i < EVENTS; i++) {
                run.emit(event(random, times[times.length == EVENTS ? i : random.nextInt(times.length)]));
                if (random.nextInt(5) == 0) {
                    run.feed.tick(times[random.nextInt(times.length)]);
                }
            }
            run.end();

            assertThat(run.subscription.ended()).as("seed %d: %s", seed, query).isCompleted();
        }
    }

    private static Event event(Random random, long time) {
        StreamType stream = STREAMS.get(random.nextInt(STREAMS.size()));
        EventBuilder event = new EventBuilder(stream, random.nextBoolean() ? Os.LINUX : Os.WINDOWS);
        if (random.nextInt(10) > 0) {
            event.set("time", time);
        }
        return event.set("name", String.valueOf("abc".charAt(random.nextInt(3))))
                .set("pid", 1 + random.nextInt(4))
                .build();
    }
}
