package dev.ringside.runtime.feed.etw;

import dev.ringside.driver.windows.etw.record.EventRecord;
import dev.ringside.driver.windows.etw.record.EventSchema;
import dev.ringside.driver.windows.etw.record.SchemaSource;
import dev.ringside.driver.windows.etw.record.schema.EventManifests;
import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.event.Event;
import dev.ringside.runtime.feed.shared.Taker;
import dev.ringside.runtime.feed.trace.TraceStreams;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Hands records to the streams that are made of them, on a thread of its own: whoever takes them out of a session must come back at once, or the session
 * loses what it has no room for. What finds no room here is counted for the streams that it would have gone to.
 */
final class Dispatcher implements AutoCloseable {
    private static final int ROOM = 1 << 16;
    private static final long BREATH_MILLIS = 100;

    private final SchemaSource schemas;
    private final TraceStreams events;
    private final BlockingQueue<EventRecord> waiting = new LinkedBlockingQueue<>(ROOM);
    private final Map<UUID, List<EtwStream>> streams = new ConcurrentHashMap<>();
    private final Set<Taker> touched = new HashSet<>();
    private final Thread thread;
    private volatile boolean closed;
    private long sequence;
    /** How many records have been given in, and out. Guarded by this. */
    private long taken;

    private long handled;

    Dispatcher(SchemaSource schemas, TraceStreams events) {
        this.schemas = schemas;
        this.events = events;
        thread = Thread.ofPlatform().name("ringside-etw").daemon().start(this::run);
    }

    /** Lets a stream have records from now on. */
    void add(EtwStream stream) {
        for (UUID one : stream.writers()) {
            List<EtwStream> all = streams.computeIfAbsent(one, absent -> new CopyOnWriteArrayList<>());
            synchronized (all) {
                if (!all.contains(stream)) {
                    all.add(stream);
                }
            }
        }
    }

    Collection<EtwStream> streams() {
        Set<EtwStream> all = new HashSet<>();
        streams.values().forEach(all::addAll);
        return all;
    }

    /** Takes a record of a session. Called by any session's thread; never waits. */
    void take(EventRecord record) {
        if (waiting.offer(record)) {
            synchronized (this) {
                taken++;
            }
        } else {
            interested(record).forEach(stream -> stream.lost().incrementAndGet());
        }
    }

    private List<EtwStream> interested(EventRecord record) {
        return streams.getOrDefault(record.provider(), List.of()).stream()
                .filter(stream -> stream.isReportedBy(record.provider()))
                .toList();
    }

    /** A session has ended. */
    void end(int error) {
        if (!closed) {
            String why = error == 0 ? "somebody stopped it" : "Windows says error " + error;
            RingsideException reason = new RingsideException(Diagnostic.of(
                    Code.FEED, "the trace session of Windows has ended: " + why, "start the query again"));
            streams().forEach(stream -> stream.shared().current().forEach(taker -> taker.fail(reason)));
        }
    }

    private void run() {
        try {
            while (!closed || !waiting.isEmpty()) {
                EventRecord record = waiting.poll(BREATH_MILLIS, TimeUnit.MILLISECONDS);
                if (record != null) {
                    Optional<EventSchema> schema = schemas.find(record);
                    interested(record).forEach(stream -> make(stream, record, schema));
                    sequence++;
                }
                if (waiting.isEmpty()) {
                    touched.forEach(Taker::pause);
                    touched.clear();
                }
                if (record != null) {
                    synchronized (this) {
                        handled++;
                        notifyAll();
                    }
                }
            }
        } catch (InterruptedException e) {
            // Nobody interrupts it, so this is the end of the process.
            Thread.currentThread().interrupt();
        }
    }

    private void make(EtwStream stream, EventRecord record, Optional<EventSchema> schema) {
        // Of an open stream is whatever its provider writes but for its manifest, even if nobody knows the schema.
        boolean ofIt =
                stream.type().isOpen() ? !EventManifests.isPiece(record) : events.takes(stream.type(), record, schema);
        if (ofIt) {
            stream.delivered().incrementAndGet();
            Event event = events.event(stream.type(), record, schema, sequence);
            // Its process, and the one above, may have ended when somebody asks: they are looked at now, and
            // remembered.
            stream.processFields().forEach(field -> event.has(field.slot()));
            stream.shared().offer(event, touched);
        } else {
            stream.filtered().incrementAndGet();
        }
    }

    /** Waits until what was taken by now has been handed out, but not for a sink that hangs. Returns at once on the dispatcher's own thread. */
    void drain() throws InterruptedException {
        if (Thread.currentThread() == thread) {
            return;
        }
        long patience = System.nanoTime() + Taker.HANGING_MILLIS * 1_000_000;
        synchronized (this) {
            long goal = taken;
            while (handled < goal && System.nanoTime() < patience) {
                wait(Math.max(1, (patience - System.nanoTime()) / 1_000_000));
            }
        }
    }

    /** From now on a session that ends was meant to. */
    void expectEnd() {
        closed = true;
    }

    /** Hands out what is still there, and ends. */
    @Override
    public void close() {
        closed = true;
        if (Thread.currentThread() != thread) {
            try {
                thread.join(Taker.HANGING_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
