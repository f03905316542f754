package dev.ringside.jmh;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.feed.synthetic.SyntheticFeed;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How many events a second a query takes in, on the one thread that gives them. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Thread)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class QueryBenchmark {
    /** The queries. */
    @Param({
        "procs.where(pid > 100).select(pid, parent)",
        "procs.where(pid > 100).select(pid, parent).groupBy(parent).count()",
        "procs.where(pid > 100).select(pid, parent).groupBy(parent).aggregate({n: count(), last: max(pid), pids: distinct(pid)})"
    })
    public String query = "";

    private final Event[] events = Sample.events();
    private final SyntheticFeed feed = new SyntheticFeed(Schema.standard(), Os.LINUX);
    private final Engine engine = new Engine(List.of(feed));
    private long rows;

    /** Starts the query. */
    @Setup
    public void start() {
        Subscription unused = engine.start(
                new QueryParser(Schema.standard()).query(query, "benchmark"), row -> rows++);
    }

    /** Ends it, and makes sure that it gave something. */
    @TearDown
    public void close() {
        feed.end();
        engine.close();
        if (rows == 0) {
            throw new IllegalStateException("no rows");
        }
    }

    @Benchmark
    @OperationsPerInvocation(Sample.COUNT)
    public void events() {
        for (Event event : events) {
            feed.emit(event);
        }
    }
}
