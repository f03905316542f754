package dev.ringside.runtime.feed.shape;

import dev.ringside.runtime.feed.log.LogRecord;
import dev.ringside.runtime.json.Leaves;
import java.util.Optional;

/** A way in which records of event logs are written as JSON objects. For any thread. */
interface Shape {
    /** The record that an object of this shape is; nothing if it has another. */
    Optional<LogRecord> record(Leaves object);
}
