/**
 * Ringside's own recordings as a feed: JSON lines, one event a line, as {@link dev.ringside.runtime.json.EventWriter} writes them.
 *
 * <p>{@link dev.ringside.runtime.feed.jsonl.JsonlFeed} is the way in. It evaluates nothing itself. A line that cannot be read is counted and
 * the others go on. Depends on the feed interfaces and on the JSON reader.
 */
@NullMarked
package dev.ringside.runtime.feed.jsonl;

import org.jspecify.annotations.NullMarked;
