package dev.ringside.runtime.feed.evtx;

import java.util.List;

/** A part of a {@link Definition}. */
sealed interface Node {
    /** An element with its attributes, in their order. */
    record Element(String name, List<Attribute> attributes, List<Node> content) implements Node {}

    /** Characters. */
    record Text(String text) implements Node {}

    /** A value of the record; where that is a fragment, the elements in it. */
    record Substitution(int index, int type, boolean isOptional) implements Node {}

    /** An attribute: texts and substitutions. */
    record Attribute(String name, List<Node> value) {}
}
