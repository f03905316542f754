package dev.ringside.runtime.feed.evtx;

/**
 * A datum of all records of a template, as {@link dev.ringside.runtime.feed.log.LogRecord#data} says what is one.
 *
 * @param isAttribute whether it is an attribute, which a record may be without; an element is always there, though perhaps empty
 */
public record Leaf(String name, Source source, boolean isAttribute) {}
