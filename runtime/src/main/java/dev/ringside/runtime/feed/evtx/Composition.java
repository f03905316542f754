package dev.ringside.runtime.feed.evtx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which definitions a record is made of: the one that it names, and for each of its values that is a fragment the one that this names, in the order in which
 * they are found. Those known are a tree, so that the next one is found by one step from the last. For any thread.
 */
final class Composition {
    /** The slot of what is not in the value of a record. */
    static final int NO_SLOT = -1;

    private final @Nullable Composition before;
    private final int slot;
    private final Definition definition;
    private final int count;
    private final int base;
    private final Templates templates;
    private final Map<Step, Composition> next = new ConcurrentHashMap<>(2);
    private volatile @Nullable Template template;

    /**
     * A step further.
     *
     * @param slot of the value that is the fragment, or {@link #NO_SLOT}
     * @param count how many slots the fragment's own values have in the record's table
     */
    record Step(int slot, Definition definition, int count) {}

    /** What every record begins with: nothing. */
    Composition(Templates templates) {
        this(null, new Step(NO_SLOT, new Definition(List.of()), 0), 0, templates);
    }

    private Composition(@Nullable Composition before, Step step, int base, Templates templates) {
        this.before = before;
        this.slot = step.slot();
        this.definition = step.definition();
        this.count = step.count();
        this.base = base;
        this.templates = templates;
    }

    Definition definition() {
        return definition;
    }

    /** How many slots its own values have. */
    int count() {
        return count;
    }

    /** The first slot of its own values in the record's table. */
    int base() {
        return base;
    }

    /** The slot of the value that it is, in the record's table. */
    int slot() {
        return slot;
    }

    /** The composition that has one fragment more. */
    Composition with(int fragmentSlot, Definition fragment, int values, int fragmentBase) {
        Step step = new Step(fragmentSlot, fragment, values);
        Composition known = next.get(step);
        if (known != null) {
            return known;
        }
        templates.count();
        Composition made = new Composition(this, step, fragmentBase, templates);
        Composition first = next.putIfAbsent(step, made);
        return first == null ? made : first;
    }

    /** All that it is made of, in order. */
    private List<Composition> parts() {
        List<Composition> parts = new ArrayList<>();
        Composition part = this;
        // The first of all stands for nothing.
        while (part.before != null) {
            parts.add(part);
            part = part.before;
        }
        Collections.reverse(parts);
        return parts;
    }

    /**
     * What is known of all records that are made so.
     *
     * @throws UnreadableRecordException if that is more than any record has
     */
    Template template() throws UnreadableRecordException {
        Template known = template;
        return known == null ? build() : known;
    }

    /** Once, however many threads ask: what is made for a template is found by its identity. */
    private synchronized Template build() throws UnreadableRecordException {
        Template known = template;
        if (known == null) {
            known = new TemplateBuilder(parts()).build();
            template = known;
        }
        return known;
    }
}
