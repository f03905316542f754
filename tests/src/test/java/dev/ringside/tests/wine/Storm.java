package dev.ringside.tests.wine;

import dev.ringside.driver.windows.Device;
import dev.ringside.driver.windows.DriverClient;
import dev.ringside.driver.windows.WindowsDevice;
import dev.ringside.driver.windows.contract.DriverStatus;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.windows.WindowsFeed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;

/** Runs on Windows: exchanges filters while the driver's callbacks are called, and says whether every event has come once. */
final class Storm {
    private static final int SWAPS = 25;
    private static final int EVENTS = 200;
    private static final QueryParser PARSER = new QueryParser(Schema.standard());

    private Storm() {}

    public static void main(String[] arguments) {
        List<Long> came = Collections.synchronizedList(new ArrayList<>());
        AtomicBoolean over = new AtomicBoolean();
        try (WindowsFeed feed = new WindowsFeed();
                Device device = WindowsDevice.open();
                DriverClient driver = new DriverClient(device)) {
            Engine engine = new Engine(List.of(feed));
            Subscription odds = start(engine, "images.where((tid & 1) == 1)", came);
            Subscription evens = start(engine, "images.where((tid & 1) == 0)", came);
            CompletableFuture<Long> storm = CompletableFuture.supplyAsync(() -> {
                long tid = 1;
                while (!over.get()) {
                    new RaiseRequest(RaiseRequest.IMAGE, EVENTS, 4000, tid, 0, List.of("\\??\\C:\\storm.dll"))
                            .to(device);
                    tid += EVENTS;
                    waitForReader(driver);
                }
                return tid - 1;
            });
            for (int swap = 0; swap < SWAPS; swap++) {
                replace(odds, swap % 2 == 0 ? "(tid & 1) == 1 && path.endsWith(\"STORM.dll\")" : "(tid & 1) == 1");
                replace(evens, swap % 2 == 0 ? "(tid & 1) == 0 && path.contains(\"STORM\")" : "(tid & 1) == 0");
            }
            over.set(true);
            long count = storm.join();
            odds.finish();
            evens.finish();
            Accounts accounts = odds.accounts();
            List<Long> all = LongStream.rangeClosed(1, count).boxed().toList();
            System.out.println("each once " + came.stream().sorted().toList().equals(all) + ", lost " + accounts.lost()
                    + ", balanced " + accounts.isBalanced() + ", seen all " + (accounts.seen() == count));
        }
    }

    /** What has no room is lost, and a storm ends only when the filters have been exchanged often enough. */
    private static void waitForReader(DriverClient driver) {
        DriverStatus status = driver.status();
        while (status.waiting() > status.ring() / 2) {
            Thread.onSpinWait();
            status = driver.status();
        }
    }

    private static Subscription start(Engine engine, String query, List<Long> came) {
        return engine.start(PARSER.query(query, "query"), row -> {
            Event event = row.event();
            came.add(event.number(event.stream().field("tid").slot()));
        });
    }

    private static void replace(Subscription subscription, String predicate) {
        subscription.replace(PARSER.predicate(predicate, "query", subscription.plan().query().stream()));
    }
}
