package dev.ringside.tests.bench;

import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.RowSink;
import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import dev.ringside.runtime.feed.linux.RingSettings;
import dev.ringside.tests.bench.KernelPrograms.Usage;
import java.util.List;
import java.util.Map;

/** A live query of this process. */
final class Watch implements AutoCloseable {
    private static final QueryParser PARSER = new QueryParser(Schema.standard());

    private final Engine engine;
    private final Subscription subscription;

    /** On process starts. */
    Watch(String predicate, RowSink sink) {
        this(predicate, "", sink);
    }

    /**
     * On process starts.
     *
     * @param operators what follows the predicate
     */
    Watch(String predicate, String operators, RowSink sink) {
        this("procs.where(" + predicate + ")" + operators, RingSettings.DEFAULT, sink);
    }

    /** A query whose predicate the kernel can decide. */
    Watch(String query, RingSettings ring, RowSink sink) {
        engine = new Engine(List.of(new LinuxFeed(ring)));
        subscription = engine.start(PARSER.query(query, "benchmark"), sink);
        if (!subscription.plan().split().exact()) {
            throw new IllegalStateException("not all of it runs in the kernel: " + query);
        }
    }

    void replace(String predicate) {
        subscription.replace(PARSER.predicate(predicate, "benchmark", subscription.plan().query().stream()));
    }

    /** Ends it when what has happened by now has arrived. */
    void finish() {
        subscription.finish();
    }

    Accounts accounts() {
        return subscription.accounts();
    }

    /** The kernel's statistics on the programs of this process, by their names. */
    static Map<String, Usage> usage() {
        return KernelPrograms.of(ProcessHandle.current().pid());
    }

    @Override
    public void close() {
        subscription.close();
        engine.close();
    }
}
