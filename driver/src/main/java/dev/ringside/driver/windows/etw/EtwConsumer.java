package dev.ringside.driver.windows.etw;

import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import dev.ringside.driver.windows.etw.Layout.EventTraceLogfilew;
import dev.ringside.driver.windows.etw.record.EventRecord;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Takes the events out of a session, on a platform thread of its own: ProcessTrace does not return before the session ends, and would hold a carrier
 * of virtual threads all the while.
 */
final class EtwConsumer implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 5000;
    /** For so long buffers are waited for: a listener may hang, and a buffer may be lost on its way. */
    private static final long FLUSHED_MILLIS = 500;

    private final long trace;
    private final Listener listener;
    private final AtomicLong failures = new AtomicLong();
    /** Held on to for as long as Windows may call it. */
    private final Tracing.EventRecordCallback callback = this::event;

    private final Tracing.BufferCallback bufferCallback = this::buffer;
    private final Object progress = new Object();
    /** How many buffers have been taken wholly. Guarded by {@link #progress}, as is whether that is all. */
    private long buffers;

    private boolean ended;

    private final Thread thread;

    /** Who takes events. Called by the consumer's thread only. */
    interface Listener extends Consumer<EventRecord> {
        /** Nothing follows: the session has ended, or Windows says why it cannot go on. */
        void end(int error);
    }

    /** @throws EtwException if the session cannot be opened */
    EtwConsumer(String session, Listener listener) {
        this.listener = listener;
        Memory name = NativeText.of(session);
        Memory logFile = new Memory(EventTraceLogfilew.BYTES);
        logFile.clear();
        logFile.setPointer(EventTraceLogfilew.LOGGER_NAME, name);
        logFile.setInt(
                EventTraceLogfilew.PROCESS_TRACE_MODE,
                Tracing.PROCESS_TRACE_MODE_REAL_TIME | Tracing.PROCESS_TRACE_MODE_EVENT_RECORD);
        logFile.setPointer(EventTraceLogfilew.EVENT_RECORD_CALLBACK, CallbackReference.getFunctionPointer(callback));
        logFile.setPointer(EventTraceLogfilew.BUFFER_CALLBACK, CallbackReference.getFunctionPointer(bufferCallback));
        trace = Tracing.OpenTraceW(logFile);
        if (trace == Tracing.INVALID_TRACE) {
            throw new EtwException("OpenTrace", session, Native.getLastError());
        }
        name.close();
        thread = Thread.ofPlatform().name("ringside-etw-" + session).daemon().start(this::process);
    }

    private void process() {
        Memory handle = new Memory(Long.BYTES);
        handle.setLong(0, trace);
        int error = Tracing.ProcessTrace(handle, 1, 0, 0);
        synchronized (progress) {
            ended = true;
            progress.notifyAll();
        }
        listener.end(error);
    }

    /** What this throws would have to unwind through Windows, so it throws nothing. */
    @SuppressWarnings("CatchingUnchecked")
    private void event(Pointer record) {
        try {
            listener.accept(NativeRecords.copy(record));
        } catch (RuntimeException | Error e) {
            failures.incrementAndGet();
        }
    }

    private int buffer(Pointer logFile) {
        synchronized (progress) {
            buffers = Integer.toUnsignedLong(logFile.getInt(EventTraceLogfilew.BUFFERS_READ));
            progress.notifyAll();
        }
        return 1;
    }

    /** Waits until so many buffers have been taken since the session's start, or nothing follows, but no longer than a moment. */
    void awaitBuffers(long count) throws InterruptedException {
        long patience = System.nanoTime() + FLUSHED_MILLIS * 1_000_000;
        synchronized (progress) {
            while (buffers < count && !ended && System.nanoTime() < patience) {
                progress.wait(Math.max(1, (patience - System.nanoTime()) / 1_000_000));
            }
        }
    }

    /** How many events are gone because taking them failed. */
    long failures() {
        return failures.get();
    }

    /**
     * Ends taking events, after the session was stopped: those that were written before are taken first, but for a listener that hangs. Waits for the
     * thread, unless it is the one that calls.
     */
    @Override
    public void close() {
        boolean ours = Thread.currentThread() == thread;
        if (!ours) {
            join();
        }
        Tracing.CloseTrace(trace);
        if (!ours) {
            join();
        }
    }

    private void join() {
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
