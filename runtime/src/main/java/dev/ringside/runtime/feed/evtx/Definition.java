package dev.ringside.runtime.feed.evtx;

import java.util.List;

/** What a template is made of, read once for all chunks that have the same. */
final class Definition {
    private final List<Node> nodes;
    private final int bytes;

    /** @param bytes what its content takes in a chunk, about */
    Definition(List<Node> nodes, int bytes) {
        this.nodes = nodes;
        this.bytes = bytes;
    }

    List<Node> nodes() {
        return nodes;
    }

    int bytes() {
        return bytes;
    }
}
