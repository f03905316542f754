package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.plan.PartialGroup;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code groupBy} without a window: gives a row for each group when all events have come. */
final class Grouping extends Stage {
    private final Groups groups;
    /** Whether there are no keys, so that there is one row even of no events. */
    private final boolean single;

    private final Map<Object, Group> open = new LinkedHashMap<>();
    private boolean over;

    Grouping(Groups groups, boolean single, Flow next) {
        super(next);
        this.groups = groups;
        this.single = single;
    }

    @Override
    public void accept(long time, Event event) {
        groups.add(open, time, event);
    }

    @Override
    public void accept(PartialGroup group) {
        groups.add(open, group);
    }

    /** Rows come at the end alone, so until then it is no time behind it. */
    @Override
    public void advance(long now) {
        over |= now == OVER;
    }

    @Override
    public void end() {
        for (Group group : Groups.inOrder(open.values())) {
            next().accept(group.last, groups.row(group));
        }
        if (single && open.isEmpty()) {
            next().accept(0, groups.nothing());
        }
        open.clear();
        if (over) {
            next().advance(OVER);
        }
        next().end();
    }
}
