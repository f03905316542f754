/**
 * From what a user calls a source of events to the feed that reads it.
 *
 * <p>{@link dev.ringside.runtime.source.Feeds} is the way in. Depends on every feed, and loads only the one that is asked for.
 */
@NullMarked
package dev.ringside.runtime.source;

import org.jspecify.annotations.NullMarked;
