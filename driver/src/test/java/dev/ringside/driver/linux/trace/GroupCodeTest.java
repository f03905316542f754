package dev.ringside.driver.linux.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.event.RawText;
import dev.ringside.dsl.plan.Measure;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.dsl.testing.MeasuredParts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the kernel makes of events is what adding them up gives. */
@NeedsKernel
class GroupCodeTest {
    private static final StreamType STREAM = new StreamType.Builder("sample", "What is grouped and measured")
            .field("pid", FieldType.INT, "")
            .field("path", FieldType.PATH, "")
            .field("uid", FieldType.INT, "")
            .field("unused", FieldType.INT, "")
            .field("name", FieldType.NAME, "")
            .field("parent", FieldType.NAME, "")
            .field("gap", FieldType.INT, "")
            .field("exitCode", FieldType.INT, "")
            .field("maxRss", FieldType.INT, "")
            .build();

    private static final Map<Datum, Field> FIELDS = Map.of(
            Datum.PID, STREAM.field("pid"),
            Datum.UID, STREAM.field("uid"),
            Datum.NAME, STREAM.field("name"),
            Datum.PARENT, STREAM.field("parent"),
            Datum.IMAGE, STREAM.field("path"),
            Datum.EXIT_CODE, STREAM.field("exitCode"),
            Datum.MAX_RSS, STREAM.field("maxRss"));

    private static final StreamType EXITS = Schema.standard().stream("exits");
    private static final FieldMap MAP = new FieldMap(EXITS, Hook.EXIT);
    private static final List<Long> BOUNDS = List.of(Long.MIN_VALUE + 1, -5L, 0L, 1L, 7L, 1L << 40, Long.MAX_VALUE);
    private static final List<Datum> KEYS = List.of(Datum.PID, Datum.UID, Datum.NAME, Datum.PARENT, Datum.IMAGE);
    private static final long[] NUMBERS = {0, 1, -1, 6, 7, 1L << 40, Long.MIN_VALUE, Long.MAX_VALUE};

    @Test
    void eventsOfAnyKeysAndNumbersAreInTheGroupsThatTheyBelongToOrInNone() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 12; round++) {
            Set<Datum> keys = Set.copyOf(
                    KEYS.stream().filter(datum -> random.nextBoolean()).toList());
            List<Measure> measures = measures(random);
            GroupLayout layout = new GroupLayout(Hook.EXIT, MAP, keys, measures);
            assertThat(layout.fits()).isTrue();
            try (GroupedEvents grouped = new GroupedEvents(STREAM, FIELDS, layout, 10_000)) {
                Map<List<Object>, List<Event>> expected = new HashMap<>();
                for (int i = 0; i < 300; i++) {
                    Event event = event(random);
                    boolean fits = keys.stream()
                            .filter(Datum::isText)
                            .allMatch(datum -> bytes(event, datum) <= GroupLayout.bound(datum));
                    assertThat(grouped.group(event)).isEqualTo(fits);
                    if (fits) {
                        expected.computeIfAbsent(key(layout, event), key -> new ArrayList<>())
                                .add(event);
                    }
                }
                assertGroups(layout, grouped.collect(), expected);
                assertThat(grouped.collect()).isEmpty();
                Event last = event(random);
                boolean fits = grouped.group(last);
                assertThat(grouped.collect()).hasSize(fits ? 1 : 0);
            }
        }
    }

    @Test
    void eventsOfGroupsBeyondTheMostAreInNoneUntilThereIsRoomAgain() {
        GroupLayout layout = new GroupLayout(Hook.EXIT, MAP, Set.of(Datum.PID), List.of());
        try (GroupedEvents grouped = new GroupedEvents(STREAM, FIELDS, layout, 8)) {
            long first = LongStream.range(0, 100)
                    .filter(pid -> grouped.group(process(pid)))
                    .count();
            long again = LongStream.range(0, 100)
                    .filter(pid -> grouped.group(process(pid)))
                    .count();

            assertThat(first).isEqualTo(8);
            assertThat(again).isEqualTo(8);
            assertThat(grouped.collect())
                    .extracting(KernelGroup::count)
                    .hasSize(8)
                    .containsOnly(2L);
            assertThat(grouped.group(process(77))).isTrue();
        }
    }

    private static void assertGroups(
            GroupLayout layout, List<KernelGroup> groups, Map<List<Object>, List<Event>> expected) {
        assertThat(groups).hasSameSizeAs(expected.keySet());
        for (KernelGroup group : groups) {
            List<Object> key = new ArrayList<>();
            layout.numbers()
                    .forEach(datum ->
                            key.add(group.sample().has(datum) ? group.sample().number(datum) : "none"));
            layout.texts().forEach(datum -> {
                String text = group.sample().text(datum);
                key.add(text == null ? List.of() : text);
            });
            List<Event> events = expected.getOrDefault(key, List.of());
            assertThat(group.count()).as("count of %s", key).isEqualTo(events.size());
            assertThat(group.first()).isPositive().isLessThanOrEqualTo(group.last());
            for (int i = 0; i < group.parts().size(); i++) {
                GroupLayout.Slot slot = layout.slots().get(i);
                assertThat(group.parts().get(i))
                        .isEqualTo(MeasuredParts.of(slot.measure(), values(events, slot.datum())));
            }
        }
    }

    private static List<Measure> measures(SplittableRandom random) {
        List<Measure> measures = new ArrayList<>();
        for (String name : List.of("exitCode", "maxRss")) {
            Field field = EXITS.field(name);
            for (Measure measure : List.of(
                    new Measure.Sum(field),
                    new Measure.Least(field),
                    new Measure.Greatest(field),
                    new Measure.Buckets(field, BOUNDS))) {
                if (random.nextBoolean()) {
                    measures.add(measure);
                }
            }
        }
        return measures;
    }

    private static Event process(long pid) {
        return new EventBuilder(STREAM, Os.LINUX).set("pid", pid).build();
    }

    private static Event event(SplittableRandom random) {
        EventBuilder event = new EventBuilder(STREAM, Os.LINUX);
        for (Field field : FIELDS.values()) {
            if (random.nextInt(4) == 0) {
                continue;
            }
            if (field.type() == FieldType.INT) {
                event.set(field, NUMBERS[random.nextInt(random.nextBoolean() ? 2 : NUMBERS.length)]);
            } else {
                String letter = random.nextBoolean() ? "a" : "ä";
                event.set(field, letter.repeat(random.nextInt(8) == 0 ? random.nextInt(200) : random.nextInt(3)));
            }
        }
        return event.build();
    }

    private static List<Object> key(GroupLayout layout, Event event) {
        List<Object> key = new ArrayList<>();
        for (Datum datum : layout.numbers()) {
            int slot = slot(datum);
            key.add(event.has(slot) ? event.number(slot) : "none");
        }
        for (Datum datum : layout.texts()) {
            String text = event.text(slot(datum));
            key.add(text == null ? List.of() : text);
        }
        return key;
    }

    private static long[] values(List<Event> events, Datum datum) {
        return events.stream()
                .filter(event -> event.has(slot(datum)))
                .mapToLong(event -> event.number(slot(datum)))
                .toArray();
    }

    private static int bytes(Event event, Datum datum) {
        String text = event.text(slot(datum));
        return text == null ? 0 : RawText.encode(text).length;
    }

    private static int slot(Datum datum) {
        Field field = FIELDS.get(datum);
        if (field == null) {
            throw new IllegalArgumentException("no field is " + datum);
        }
        return field.slot();
    }
}
