/**
 * Ringside's own recordings: pieces of JSON lines, each compressed by itself.
 *
 * <p>A file is a sequence of gzip members, so that {@code zcat} makes JSON lines of it. Each is whole in itself: a {@link
 * dev.ringside.runtime.feed.own.PieceHeader} says how long it is and what it holds, and its checksum whether that is what was written. Some lines are {@link
 * dev.ringside.runtime.feed.own.Notes} of the recording itself: who recorded what, the processes that there were, what was lost. {@link
 * dev.ringside.runtime.feed.own.OwnFormat} is the way in. Depends on recordings in general and on the JSON reader; {@code runtime.record} writes what is read
 * here.
 */
@NullMarked
package dev.ringside.runtime.feed.own;

import org.jspecify.annotations.NullMarked;
