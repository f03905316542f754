package dev.ringside.tests.wine;

import dev.ringside.driver.windows.files.VersionResource;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.enrich.FileFacts;
import dev.ringside.runtime.enrich.Hashes;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.windows.WindowsFeed;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Runs on Windows: says what is known of processes and files, without a driver. */
final class Facts {
    private static final StreamType PROCS = Schema.standard().stream("procs");

    private Facts() {}

    /**
     * Prints this process as the list of processes has it, and for each argument, a file, what is known of it.
     *
     * @param arguments paths
     */
    public static void main(String[] arguments) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        long self = ProcessHandle.current().pid();
        try (WindowsFeed feed = new WindowsFeed()) {
            FeedRequest all = new FeedRequest(PROCS, Predicate.Constant.TRUE, Set.copyOf(PROCS.fields()));
            feed.snapshot(all, new EventSink() {
                @Override
                public void accept(Event event, boolean certain) {
                    if (event.number(PROCS.field("pid").slot()) == self) {
                        print(event);
                    }
                }

                @Override
                public void end() {
                    over.countDown();
                }

                @Override
                public void fail(RuntimeException reason) {
                    System.out.println(reason);
                    over.countDown();
                }
            });
            over.await();
        }
        FileFacts facts = new FileFacts();
        for (String file : arguments) {
            System.out.println(VersionResource.of(file));
            System.out.println(facts.hashes(file).map(Hashes::text).orElse("no hashes"));
        }
    }

    private static void print(Event event) {
        for (Field field : PROCS.fields()) {
            boolean shown = field.type().storage() == FieldType.Storage.NUMBER
                    || field.type().storage() == FieldType.Storage.TEXT;
            if (shown && event.has(field.slot())) {
                System.out.println(field.name() + ": "
                        + (field.type().storage() == FieldType.Storage.NUMBER
                                ? event.number(field.slot())
                                : event.text(field.slot())));
            }
        }
    }
}
