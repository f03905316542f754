/**
 * Ringside's own recordings: JSON lines, one event a line, as {@link dev.ringside.runtime.json.EventWriter} writes them.
 *
 * <p>{@link dev.ringside.runtime.feed.jsonl.JsonLines} is the way in. A line that cannot be read is counted and the others go on. Depends on recordings in
 * general and on the JSON reader.
 */
@NullMarked
package dev.ringside.runtime.feed.jsonl;

import org.jspecify.annotations.NullMarked;
