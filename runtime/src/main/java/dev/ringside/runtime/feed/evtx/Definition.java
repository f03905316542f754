package dev.ringside.runtime.feed.evtx;

import java.util.List;

/** What a template is made of, read once for all chunks that have the same. Two are the same only if they are one object. */
final class Definition {
    private final List<Node> nodes;

    Definition(List<Node> nodes) {
        this.nodes = nodes;
    }

    List<Node> nodes() {
        return nodes;
    }
}
