package dev.ringside.tests.evtx;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Texts, each as often as it occurs. */
public final class Bag {
    private final Map<String, Integer> counts = new HashMap<>();

    public Bag(Collection<String> texts) {
        texts.forEach(text -> counts.merge(text, 1, Integer::sum));
    }

    /** Takes one out; false if there is none. */
    boolean take(String text) {
        int left = counts.getOrDefault(text, 0);
        if (left > 0) {
            counts.put(text, left - 1);
        }
        return left > 0;
    }

    /** How many of these there are, each text as often as it is in here. */
    public int takeAll(Collection<String> texts) {
        return (int) texts.stream().filter(this::take).count();
    }
}
