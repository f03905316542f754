package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.eval.EventPredicate;
import dev.ringside.dsl.eval.Predicates;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.Events;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.engine.aggregate.Room;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code join}: keeps the events of both sides as long as an event of the other side can be near enough, and pairs each event with those that are
 * there when it comes. Gets the events of both in order.
 */
final class Joining implements Ordered {
    static final int LEFT = 0;
    static final int RIGHT = 1;

    private final long within;
    private final StreamType type;
    private final int[] offsets;
    private final @Nullable EventPredicate on;
    private final Room room;
    private final boolean traced;
    private final Flow next;
    private final List<Side> sides;
    private boolean over;

    private record Held(long time, Event event, Object key) {}

    /** What is kept of one side. */
    private static final class Side {
        private final Keys keys;
        private final Deque<Held> all = new ArrayDeque<>();
        private final Map<Object, Deque<Held>> byKey = new HashMap<>();
        private boolean ended;

        Side(Keys keys) {
            this.keys = keys;
        }

        void add(Held one) {
            all.add(one);
            byKey.computeIfAbsent(one.key, key -> new ArrayDeque<>()).add(one);
        }

        void removeFirst() {
            Held first = all.remove();
            Deque<Held> same = Objects.requireNonNull(byKey.get(first.key));
            // Both are in the order in which they came, so it is the first here too.
            same.remove();
            if (same.isEmpty()) {
                byKey.remove(first.key);
            }
        }

        long firstTime() {
            return all.isEmpty() ? Long.MAX_VALUE : all.element().time;
        }
    }

    Joining(Operator.Join join, StreamType left, Setting setting, Flow next) {
        StreamType right = join.other().type();
        within = join.within();
        type = join.output(left);
        int end = left.width() + right.width();
        boolean listed =
                type.fields().size() > left.fields().size() + right.fields().size();
        offsets = listed ? new int[] {0, join.offset(left), end} : new int[] {0, join.offset(left)};
        on = join.on().map(Predicates::adaptive).orElse(null);
        room = setting.ledger().room(setting.limits().events(), join, "events were forgotten before their time");
        traced = setting.traced();
        this.next = next;
        sides = List.of(new Side(Keys.ofFields(keys(join, left))), new Side(Keys.ofFields(keys(join, right))));
    }

    private static List<Field> keys(Operator.Join join, StreamType side) {
        return join.by().stream().map(name -> side.resolve(name).orElseThrow()).toList();
    }

    @Override
    public void accept(int input, long time, Event event) {
        forgetBefore(Nanos.minus(time, within));
        Side own = sides.get(input);
        Side other = sides.get(1 - input);
        if (over || !own.keys.complete(event)) {
            return;
        }
        Object key = own.keys.key(event);
        for (Held one : other.byKey.getOrDefault(key, new ArrayDeque<>())) {
            if (input == LEFT) {
                pair(time, event, one.event);
            } else {
                pair(one.time, one.event, event);
            }
        }
        if (!other.ended) {
            makeRoom();
            own.add(new Held(time, event, key));
        }
    }

    private void makeRoom() {
        if (!room.take(1)) {
            Side older =
                    sides.get(LEFT).firstTime() <= sides.get(RIGHT).firstTime() ? sides.get(LEFT) : sides.get(RIGHT);
            older.removeFirst();
        }
    }

    private void pair(long time, Event left, Event right) {
        List<Event> parts = new ArrayList<>(List.of(left, right));
        if (offsets.length > 2) {
            parts.add(Events.list(List.of(left, right)));
        }
        Event row = Events.of(type, parts, offsets);
        if (on == null || on.test(row)) {
            next.accept(time, traced ? new TracedEvent(row, origins(left, right)) : row);
        }
    }

    private static List<Event> origins(Event left, Event right) {
        List<Event> origins = new ArrayList<>(Origins.of(left));
        origins.addAll(Origins.of(right));
        return origins;
    }

    private void forgetBefore(long time) {
        for (Side side : sides) {
            while (side.firstTime() < time) {
                side.removeFirst();
                room.give(1);
            }
        }
        // Nothing can be paired any more with a side that has ended and of which nothing is left.
        if (sides.stream().anyMatch(side -> side.ended && side.all.isEmpty())) {
            end();
        }
    }

    @Override
    public void advance(long watermark) {
        forgetBefore(Nanos.minus(watermark, within));
        if (!over) {
            next.advance(Nanos.minus(watermark, within));
        }
    }

    @Override
    public void ended(int input) {
        sides.get(input).ended = true;
        if (sides.get(input).all.isEmpty() || sides.get(1 - input).ended) {
            end();
        }
    }

    private void end() {
        if (!over) {
            over = true;
            next.end();
        }
    }
}
