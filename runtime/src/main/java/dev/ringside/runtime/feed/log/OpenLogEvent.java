package dev.ringside.runtime.feed.log;

import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.event.OpenEvent;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.json.JsonOutput;
import dev.ringside.runtime.json.WritableData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record of a log with its data under the names that they have there. */
final class OpenLogEvent extends OpenEvent implements WritableData {
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
    public boolean writeData(JsonOutput out, StreamType stream, boolean first) {
        return record instanceof WritableData stored && stored.writeData(out, stream, first);
    }

    @Override
    protected @Nullable Datum find(String name) {
        return record.find(name);
    }
}
