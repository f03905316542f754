package dev.ringside.runtime.feed.log;

import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.event.OpenEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record of a log with its data under the names that they have there. */
final class OpenLogEvent extends OpenEvent {
    private final LogRecord record;

    OpenLogEvent(LogMapping mapping, LogRecord record, long sequence) {
        super(new LogEvent(mapping, record, sequence));
        this.record = record;
    }

    @Override
    public List<Datum> data() {
        return record.data();
    }

    @Override
    protected @Nullable Datum find(String name) {
        return record.find(name);
    }
}
