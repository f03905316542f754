package dev.ringside.jmh;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.feed.synthetic.SyntheticFeed;
import dev.ringside.runtime.script.Script;
import dev.ringside.runtime.script.ScriptEvent;
import dev.ringside.runtime.script.ScriptHost;
import dev.ringside.runtime.script.ScriptOptions;
import dev.ringside.runtime.script.ScriptSource;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What an event costs that a script is called with: from the feed over the script's queue to the end of its function, the wait for it included. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(2)
@Warmup(iterations = 20, time = 1)
@Measurement(iterations = 5, time = 1)
public class HandlerBenchmark {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int BATCH = 4096;
    private static final String SCRIPT = """
            let found = 0;
            procs.on(e => { if (e.pid > 100 && e.parent == "winword.exe") found++; });
            """;

    private final Event[] events = Sample.events();
    private final SyntheticFeed feed = new SyntheticFeed(Schema.standard(), Os.LINUX);
    private final Engine engine = new Engine(List.of(feed));
    private final ScriptHost host =
            new ScriptHost(engine, Schema.standard(), ScriptOptions.LIVE, HandlerBenchmark::refuse);
    private final Script script;
    /** Nanoseconds of processor time that the script's thread had used when the iteration began. */
    private long used;

    private long handled;

    /** Starts the script. */
    public HandlerBenchmark() {
        script = host.load(ScriptSource.of("benchmark.js", SCRIPT));
        host.begin();
    }

    private static void refuse(ScriptEvent event) {
        if (event instanceof ScriptEvent.Failed || event instanceof ScriptEvent.Stopped) {
            throw new IllegalStateException(event.toString());
        }
    }

    /** Looks at what the script's thread has used, for {@link #tell}. */
    @Setup(Level.Iteration)
    public void begin() {
        used = processorTime();
        handled = 0;
    }

    /** Says what the script's thread has used for an event, whoever else had the processors. */
    @TearDown(Level.Iteration)
    public void tell() {
        System.out.printf("[%.0f ns of its thread's] ", (processorTime() - used) / (double) handled);
    }

    private static long processorTime() {
        return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().equals("ringside-script benchmark.js"))
                .mapToLong(thread -> THREADS.getThreadCpuTime(thread.getThreadId()))
                .sum();
    }

    /** Makes sure that every event has reached the script. */
    @TearDown
    public void close() {
        long dropped = script.stats().dropped();
        host.close();
        engine.close();
        if (dropped > 0) {
            throw new IllegalStateException(dropped + " events were dropped");
        }
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void javaScriptHandler() {
        for (int i = 0; i < BATCH; i++) {
            feed.emit(events[i & (Sample.COUNT - 1)]);
        }
        script.settle();
        handled += BATCH;
    }
}
