package dev.ringside.driver.filter;

import dev.ringside.driver.filter.Literal.Folding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An automaton that finds out whether one of several literals is in a text: from each state, for each byte, the next state. State 0 is the start;
 * the last state means found, and is never left. (Aho and Corasick's automaton, with equal bytes told by the folding.)
 *
 * @param transitions 256 bytes a state, the last state's included
 * @param accept the last state
 * @param shortest the length of the shortest literal
 * @param key equal for tables that are equal
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed out of the package
record SearchTable(byte[] transitions, int accept, int shortest, String key) {
    /** A state is one byte. */
    static final int MOST_STATES = 256;
    /** The longest literal that can be looked for. */
    static final int LONGEST = MOST_STATES - 1;

    /**
     * Tables that together look for literals, none of them empty or {@link #LONGEST longer} than can be. One table does for as many as there is room for.
     */
    static List<SearchTable> of(List<Literal> literals) {
        // A literal that begins like a shorter one adds nothing.
        List<Literal> sorted = literals.stream()
                .sorted(Comparator.comparingInt(Literal::length))
                .toList();
        List<SearchTable> tables = new ArrayList<>();
        List<Literal> some = new ArrayList<>();
        Trie trie = new Trie();
        for (Literal literal : sorted) {
            if (literal.length() == 0 || literal.length() > LONGEST) {
                throw new IllegalArgumentException("cannot search for " + literal.length() + " bytes");
            }
            // The last byte leads to the one node that there is anyway.
            if (trie.inner() + literal.length() - 1 > LONGEST) {
                tables.add(of(trie, some));
                some = new ArrayList<>();
                trie = new Trie();
            }
            trie.add(literal);
            some.add(literal);
        }
        tables.add(of(trie, some));
        return tables;
    }

    private static SearchTable of(Trie trie, List<Literal> literals) {
        String key = literals.stream().map(Literal::toString).collect(Collectors.joining(" "));
        return new SearchTable(
                trie.transitions(), trie.inner(), literals.getFirst().length(), key);
    }

    /** What the program does with the table, for tests of it: whether one of the literals is in the text. */
    boolean findsIn(byte[] text) {
        int state = 0;
        for (byte value : text) {
            state = transitions[state * 256 + (value & 0xFF)] & 0xFF;
        }
        return state == accept;
    }

    /** The beginnings of literals; the last of them, for all whole literals, is one node. */
    private static final class Trie {
        private static final int NONE = -1;
        private static final int WHOLE = -2;

        /** For each beginning and byte the beginning that is longer by that byte. */
        private final List<int[]> nodes = new ArrayList<>();

        Trie() {
            addNode();
        }

        private int addNode() {
            int[] next = new int[256];
            Arrays.fill(next, NONE);
            nodes.add(next);
            return nodes.size() - 1;
        }

        /** How many beginnings there are that are no whole literals. */
        int inner() {
            return nodes.size();
        }

        void add(Literal literal) {
            Folding folding = literal.folding();
            int node = 0;
            for (int i = 0; i < literal.length() && node >= 0; i++) {
                int next = nodes.get(node)[literal.at(i)];
                if (i == literal.length() - 1) {
                    next = WHOLE;
                } else if (next == NONE) {
                    next = addNode();
                }
                for (int value : folding.all(literal.at(i))) {
                    nodes.get(node)[value] = next;
                }
                node = next;
            }
        }

        /** For each node, where to go on from when a byte does not fit: at the longest beginning that ends like it. */
        byte[] transitions() {
            int accept = inner();
            byte[] transitions = new byte[(accept + 1) * 256];
            int[] fallback = new int[accept];
            Deque<Integer> waiting = new ArrayDeque<>(List.of(0));
            while (!waiting.isEmpty()) {
                int node = waiting.remove();
                for (int value = 0; value < 256; value++) {
                    int otherwise = node == 0 ? 0 : transitions[fallback[node] * 256 + value] & 0xFF;
                    int next = nodes.get(node)[value];
                    if (next == WHOLE || otherwise == accept) {
                        transitions[node * 256 + value] = (byte) accept;
                    } else if (next == NONE) {
                        transitions[node * 256 + value] = (byte) otherwise;
                    } else {
                        transitions[node * 256 + value] = (byte) next;
                        // Bytes that count as equal lead to one node.
                        if (!waiting.contains(next)) {
                            waiting.add(next);
                        }
                        fallback[next] = otherwise;
                    }
                }
            }
            Arrays.fill(transitions, accept * 256, transitions.length, (byte) accept);
            return transitions;
        }
    }
}
