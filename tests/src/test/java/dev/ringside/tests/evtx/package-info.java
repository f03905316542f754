/**
 * Event logs as files, held against what others read of them, and damaged in all ways.
 *
 * <p>{@link dev.ringside.tests.evtx.Layout} and {@link dev.ringside.tests.evtx.Checksums} know of the format what it takes to damage a file on purpose; they
 * share nothing with the reader. {@code Mutation} makes mutants, {@code Mutants} is the program that reads them in a JVM of its own. The files come from
 * the corpus, and from {@link dev.ringside.tests.evtx.LogFile}, which writes small ones.
 */
@NullMarked
package dev.ringside.tests.evtx;

import org.jspecify.annotations.NullMarked;
