/**
 * Predicates on the records of event logs as they are stored: {@link dev.ringside.runtime.feed.evtx.filter.QueryFilters} makes of what is asked for a filter for
 * each template, which rejects records before they become events.
 *
 * <p>{@link dev.ringside.runtime.feed.evtx.filter.Compilation} finds for each field of a test where in the records of a template it comes from. What is the same in all
 * of them is decided once, so that most templates are rejected as a whole; numbers and texts that are stored as such are compared as bytes; and everything else is
 * decided on the one field that it needs. There are three values: what records lack and other records may tell is unknown, and what is unknown passes. Depends on
 * dsl, the records, and how they are mapped to streams.
 */
@NullMarked
package dev.ringside.runtime.feed.evtx.filter;

import org.jspecify.annotations.NullMarked;
