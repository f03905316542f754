package dev.ringside.runtime.script;

import com.sun.management.ThreadMXBean;
import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What one callback may take. The script's thread says when one begins and ends; another one looks whether it takes too long, or is about to take
 * all the memory there is.
 */
final class Budget {
    private static final long NOTHING = 0;
    /** A callback that has used that part of the heap, when nearly all of it is used, is to blame. */
    private static final double PART_OF_HEAP = 0.25;

    private static final double NEARLY_ALL = 0.85;

    /** Processors may be busy with other things. */
    private static final int WALL_FACTOR = 10;

    private final AtomicLong running = new AtomicLong(NOTHING);
    private volatile long limit;
    private volatile long thread;
    private volatile boolean held;
    private long count;

    // What is left of the last look.
    private long looksAt;
    private long since;
    private long usedBefore;
    private long allocatedBefore;

    Budget(Duration limit) {
        this.limit = limit.toNanos();
    }

    /** The calling thread is the script's. */
    void own() {
        thread = Thread.currentThread().threadId();
    }

    /** How long one may take from now on. */
    void limit(Duration other) {
        limit = other.toNanos();
    }

    /** A callback begins. Costs next to nothing, since it happens for every event. */
    void begin() {
        running.setRelease(++count);
    }

    /** It has ended. */
    void end() {
        running.setRelease(NOTHING);
    }

    /** Runs something that may have to wait, for which the script is not to blame. */
    void exempt(Runnable work) {
        held = true;
        try {
            work.run();
        } finally {
            held = false;
        }
    }

    /** What the callback that runs now took too much of, if it did. To be called by one thread. */
    Optional<Diagnostic> exceeded() {
        long callback = running.getAcquire();
        if (callback == NOTHING) {
            return Optional.empty();
        }
        long now = System.nanoTime();
        long used = Threads.processorTime(thread);
        long allocated = Threads.allocated(thread);
        if (callback != looksAt) {
            looksAt = callback;
            since = now;
            usedBefore = used;
            allocatedBefore = allocated;
        }
        if (held) {
            since = now;
        }
        if (used - usedBefore > limit || now - since > WALL_FACTOR * limit) {
            return Optional.of(Diagnostic.of(
                    Code.OVERRUN,
                    "a callback took longer than " + Duration.ofNanos(limit).toMillis() + " ms",
                    "let it do less at a time, or give it more: --budget 5s"));
        }
        return allocated - allocatedBefore > PART_OF_HEAP * Runtime.getRuntime().maxMemory() && memoryIsShort()
                ? Optional.of(Diagnostic.of(
                        Code.OVERRUN,
                        "a callback was taking all the memory there is",
                        "keep less: Recent and Counter of ringside:state forget by themselves"))
                : Optional.empty();
    }

    private static boolean memoryIsShort() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory() > NEARLY_ALL * runtime.maxMemory();
    }

    /** What a thread has used so far; nothing where the virtual machine cannot tell. */
    private static final class Threads {
        private static final Optional<ThreadMXBean> BEAN =
                ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean
                                && bean.isThreadAllocatedMemorySupported()
                                && bean.isThreadCpuTimeSupported()
                        ? Optional.of(bean)
                        : Optional.empty();

        /** Nanoseconds. */
        static long processorTime(long thread) {
            return BEAN.map(bean -> bean.getThreadCpuTime(thread)).orElse(0L);
        }

        /** Bytes. */
        static long allocated(long thread) {
            return BEAN.map(bean -> bean.getThreadAllocatedBytes(thread)).orElse(0L);
        }
    }
}
