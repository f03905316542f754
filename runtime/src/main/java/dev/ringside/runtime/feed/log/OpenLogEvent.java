package dev.ringside.runtime.feed.log;

import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.event.OpenEvent;
import dev.ringside.runtime.json.JsonOutput;
import dev.ringside.runtime.json.WritableEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record of a log with its data under the names that they have there. */
final class OpenLogEvent extends OpenEvent implements WritableEvent {
    private final LogMapping mapping;
    private final LogRecord record;
    private final long sequence;

    OpenLogEvent(LogMapping mapping, LogRecord record, long sequence) {
        super(new LogEvent(mapping, record, sequence));
        this.mapping = mapping;
        this.record = record;
        this.sequence = sequence;
    }

    @Override
    public List<Datum> data() {
        return record.data();
    }

    @Override
    public boolean write(JsonOutput out) {
        return record instanceof WritableRecord stored && stored.write(mapping, sequence, out);
    }

    @Override
    protected @Nullable Datum find(String name) {
        return record.find(name);
    }
}
