package dev.ringside.runtime.enrich;

import java.util.Arrays;

/**
 * Which of many lists a path stands in, in twelve bytes for each path: of two paths with the same hash one may stand for the other, so whoever asks has to
 * look whether it is there. Immutable.
 */
final class PathIndex {
    static final PathIndex EMPTY = new PathIndex(new long[0], new int[0]);

    private final long[] hashes;
    private final int[] lists;

    private PathIndex(long[] hashes, int[] lists) {
        this.hashes = hashes;
        this.lists = lists;
    }

    /** The number of a list that may have it; -1 if none has. */
    int find(String path) {
        int at = Arrays.binarySearch(hashes, hash(path));
        return at < 0 ? -1 : lists[at];
    }

    /** FNV-1a of the text's units. */
    private static long hash(String path) {
        long hash = 0xCBF2_9CE4_8422_2325L;
        for (int i = 0; i < path.length(); i++) {
            hash = (hash ^ path.charAt(i)) * 0x100_0000_01B3L;
        }
        return hash;
    }

    /** Collects paths. */
    static final class Builder {
        private long[] hashes = new long[1024];
        private int[] lists = new int[1024];
        private int count;

        void add(String path, int list) {
            if (count == hashes.length) {
                hashes = Arrays.copyOf(hashes, count * 2);
                lists = Arrays.copyOf(lists, count * 2);
            }
            hashes[count] = hash(path);
            lists[count++] = list;
        }

        /** Of a path that several lists have, the one with the highest number is found. */
        PathIndex build() {
            long[] sorted = Arrays.stream(hashes, 0, count).sorted().distinct().toArray();
            int[] found = new int[sorted.length];
            for (int i = 0; i < count; i++) {
                found[Arrays.binarySearch(sorted, hashes[i])] = lists[i];
            }
            return new PathIndex(sorted, found);
        }
    }
}
