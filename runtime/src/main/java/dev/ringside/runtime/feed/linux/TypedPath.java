package dev.ringside.runtime.feed.linux;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths as somebody typed them, made absolute. */
final class TypedPath {
    private TypedPath() {}

    /** The same path without dots and doubled slashes. Links are not followed: what they led to when it was used, nobody can tell afterwards. */
    static String normal(String path) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : path.split("/", -1)) {
            switch (name) {
                case "", "." -> {}
                case ".." -> names.pollLast();
                default -> names.addLast(name);
            }
        }
        return "/" + String.join("/", names);
    }
}
