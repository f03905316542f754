/**
 * Recordings that are text: Ringside's own JSON lines, one event a line, as {@link dev.ringside.runtime.json.EventWriter} writes them, and what others write.
 *
 * <p>{@link dev.ringside.runtime.feed.jsonl.JsonLines} is the way in. A line that cannot be read is counted and the others go on. JSON objects may also stand
 * in an array or span several lines. Depends on recordings in general, on the JSON reader, and on the shapes that others write.
 */
@NullMarked
package dev.ringside.runtime.feed.jsonl;

import org.jspecify.annotations.NullMarked;
