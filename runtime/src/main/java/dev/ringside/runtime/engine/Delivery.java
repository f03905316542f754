package dev.ringside.runtime.engine;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Field;
import dev.ringside.runtime.engine.operator.Flow;
import java.util.List;

/** The end of a chain: gives rows to the sink. */
final class Delivery implements Flow {
    private final List<Field> fields;
    private final RowSink sink;
    private final Runnable ended;
    private volatile long passed;
    private volatile boolean over;

    /** @param ended run behind the last row */
    Delivery(List<Field> fields, RowSink sink, Runnable ended) {
        this.fields = fields;
        this.sink = sink;
        this.ended = ended;
    }

    long passed() {
        return passed;
    }

    boolean isOver() {
        return over;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes, any reads
    public void accept(long time, Event event) {
        if (!over) {
            sink.accept(new Row(event, fields));
            passed++;
        }
    }

    @Override
    public void advance(long now) {
        if (!over && now != OVER) {
            sink.advance(now);
        }
    }

    @Override
    public void end() {
        if (!over) {
            over = true;
            sink.pause();
            ended.run();
        }
    }

    /** Gives nothing from now on, without an end. */
    void close() {
        over = true;
    }
}
