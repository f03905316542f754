/**
 * Where events come from, behind one interface: a kernel, a recording, a test.
 *
 * <p>{@link dev.ringside.runtime.feed.Feed} is what an engine needs of a source; its implementations are in packages of their own. A feed evaluates
 * predicates that it declared itself able to, tells its losses, and knows nothing of queries beyond that. Depends on dsl.
 */
@NullMarked
package dev.ringside.runtime.feed;

import org.jspecify.annotations.NullMarked;
