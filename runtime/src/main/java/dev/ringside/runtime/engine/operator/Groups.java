package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.plan.PartialGroup;
import dev.ringside.dsl.query.Column;
import dev.ringside.dsl.query.NamedAggregate;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.engine.aggregate.Aggregation;
import dev.ringside.runtime.engine.aggregate.Room;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What all ways to group have in common: puts events into groups, and makes rows of groups. Which groups there are, and when they end, others know. */
final class Groups {
    private static final Comparator<Group> BY_FIRST_EVENT = Comparator.comparingLong(group -> group.first);

    private final StreamType type;
    private final boolean timed;
    private final Keys keys;
    private final List<Aggregation> aggregations;
    private final Room room;
    private final Room originRoom;
    private final int originLimit;

    Groups(Operator.GroupBy groupBy, StreamType input, Setting setting) {
        type = groupBy.output(input);
        timed = groupBy.keys().stream().map(Column::name).noneMatch(Rows.TIME::equals);
        keys = Keys.of(groupBy.keys().stream().map(Column::expr).toList());
        aggregations = groupBy.aggregates().stream()
                .map(NamedAggregate::aggregate)
                .map(Aggregation::new)
                .toList();
        room = setting.ledger().room(setting.limits().values(), groupBy, "groups or values were left out");
        originRoom = setting.ledger()
                .room(setting.limits().events(), groupBy, "events that led to a row are not kept with it");
        originLimit = setting.traced() ? setting.limits().origins() : 0;
    }

    /** Adds an event to its group among these, in which groups stand in the order of their first coming. */
    void add(Map<Object, Group> groups, long time, Event event) {
        Group group = groupOf(groups, event);
        if (group != null) {
            add(group, time, event);
        }
    }

    /** Adds events that have the keys of the group's sample. */
    void add(Map<Object, Group> groups, PartialGroup more) {
        Group group = groupOf(groups, more.sample());
        if (group == null) {
            room.refused(more.count() - 1);
            return;
        }
        group.saw(more.first());
        group.saw(more.last());
        Iterator<PartialGroup.Part> parts = more.parts().iterator();
        for (int i = 0; i < aggregations.size(); i++) {
            aggregations.get(i).add(group.accumulators.get(i), more.count(), parts, room);
        }
    }

    /** The group of an event, a new one if need be; null if there is no room for it. */
    private @Nullable Group groupOf(Map<Object, Group> groups, Event event) {
        @Nullable Object[] values = keys.values(event);
        Object key = keys.key(values, event.os());
        Group group = groups.get(key);
        if (group == null && room.take(1)) {
            group = start(values, event.os());
            groups.put(key, group);
        }
        return group;
    }

    private Group start(@Nullable Object[] values, Os os) {
        return new Group(
                values, os, aggregations.stream().map(Aggregation::start).toList());
    }

    private void add(Group group, long time, Event event) {
        group.saw(time);
        for (int i = 0; i < aggregations.size(); i++) {
            aggregations.get(i).add(group.accumulators.get(i), event, room);
        }
        for (Event origin : originLimit == 0 ? List.<Event>of() : Origins.of(event)) {
            if (group.origins.size() < originLimit && originRoom.take(1)) {
                group.origins.add(origin);
            }
        }
    }

    /** What two events have in common if and only if they belong to the same group. */
    Object key(Event event) {
        return keys.key(event);
    }

    /** The groups in the order of their first events. */
    static List<Group> inOrder(Collection<Group> groups) {
        return groups.stream().sorted(BY_FIRST_EVENT).toList();
    }

    /** The row of a group that does not end before the query. */
    Event row(Group group) {
        return row(group, OptionalLong.of(group.last), OptionalLong.empty());
    }

    /** The row of a group of a window. */
    Event row(Group group, long start, long end) {
        return row(group, OptionalLong.of(end), OptionalLong.of(start));
    }

    /** The row of no events at all. */
    Event nothing() {
        return row(start(new Object[0], Os.LINUX), OptionalLong.empty(), OptionalLong.empty());
    }

    private Event row(Group group, OptionalLong end, OptionalLong start) {
        EventBuilder row = new EventBuilder(type, group.os);
        int slot = 0;
        if (timed) {
            Field time = type.fields().get(slot++);
            end.ifPresent(nanos -> row.set(time, nanos));
        }
        if (start.isPresent()) {
            row.set(type.fields().get(slot++), start.getAsLong());
        }
        for (Object key : group.keys) {
            row.setValue(type.fields().get(slot++), key);
        }
        for (int i = 0; i < aggregations.size(); i++) {
            row.setValue(type.fields().get(slot++), group.accumulators.get(i).result());
        }
        return originLimit == 0 ? row.build() : new TracedEvent(row.build(), group.origins);
    }

    /** Gives back the room that a group took. */
    void release(Group group) {
        room.give(group.kept());
        originRoom.give(group.origins.size());
    }
}
