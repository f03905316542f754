/**
 * Running queries: plans them against a feed, subscribes, and passes what comes through the query's operators.
 *
 * <p>{@link dev.ringside.runtime.engine.Engine} is the way in. Depends on feeds.
 */
@NullMarked
package dev.ringside.runtime.engine;

import org.jspecify.annotations.NullMarked;
