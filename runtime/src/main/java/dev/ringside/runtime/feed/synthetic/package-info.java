/**
 * Events that a program makes, as a feed: to test queries, scripts and the engine without a kernel.
 *
 * <p>{@link dev.ringside.runtime.feed.synthetic.SyntheticFeed} is all there is. Depends on the feed interfaces.
 */
@NullMarked
package dev.ringside.runtime.feed.synthetic;

import org.jspecify.annotations.NullMarked;
