package dev.ringside.driver.windows.etw.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.windows.etw.ProviderFilter;
import dev.ringside.driver.windows.etw.filter.FilterModel.Written;
import dev.ringside.driver.windows.etw.record.EventDescriptor;
import dev.ringside.driver.windows.etw.record.EventSchema;
import dev.ringside.driver.windows.etw.record.InType;
import dev.ringside.driver.windows.etw.record.OutType;
import dev.ringside.driver.windows.etw.record.Property;
import dev.ringside.dsl.eval.Predicates;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.plan.PushDown;
import dev.ringside.dsl.plan.Simplifier;
import dev.ringside.dsl.plan.Split;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.dsl.testing.RandomEvents;
import dev.ringside.dsl.testing.RandomPredicates;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WantedTest {
    private static final int ROUNDS = 5_000;
    private static final int EVENTS = 10;
    private static final StreamType ANY = Schema.standard().etw("Any");
    private static final StreamType DNS = Schema.standard().stream("dns");
    private static final Roles ANY_ROLES = new Roles(
            ANY,
            Wanted.EVERYTHING,
            Map.of(
                    ANY.field("eventId"), new Role.EventId(),
                    ANY.field("level"), new Role.Level(),
                    ANY.field("keywords"), new Role.Keywords(),
                    ANY.field("pid"), new Role.Writer()));
    private static final Roles DNS_ROLES = new Roles(
            DNS,
            Wanted.ids(Set.of(3008)),
            Map.of(
                    DNS.field("query"), new Role.Text("QueryName"),
                    DNS.field("type"), new Role.NamedNumber("QueryType", Map.of("a", 1L, "aaaa", 28L)),
                    DNS.field("status"), new Role.Numeric("QueryStatus"),
                    DNS.field("pid"), new Role.Writer()));
    private static final List<EventSchema> DNS_SCHEMAS = List.of(new EventSchema(
            new UUID(1, 2),
            new EventDescriptor(3008, 0, 0, 4, 0, 0, 0),
            "DNS",
            "",
            "",
            "",
            "",
            "",
            List.of(),
            "",
            EventSchema.Source.MANIFEST,
            List.of(
                    Property.of(0, "QueryName", InType.UNICODE_STRING, OutType.NULL),
                    Property.of(1, "QueryType", InType.UINT32, OutType.NULL),
                    Property.of(2, "QueryStatus", InType.UINT32, OutType.NULL))));

    private static final Field NAME = ANY.open("Name", FieldType.TEXT).orElseThrow();
    private static final Field SCORE = ANY.open("Score", FieldType.INT).orElseThrow();
    /** As orderings read it. */
    private static final Field DECIMAL = ANY.open("Score", FieldType.NUMBER).orElseThrow();
    /** Kinds of events by their ids: with both, with one, with one whose bytes are swapped, with neither. */
    private static final List<EventSchema> ANY_SCHEMAS = List.of(
            schema(1, Property.of(0, "Name", InType.UNICODE_STRING, OutType.NULL), score(1, OutType.NULL)),
            schema(2, Property.of(0, "Name", InType.UNICODE_STRING, OutType.NULL)),
            schema(3, score(0, OutType.PORT)),
            schema(4));

    private static Property score(int index, OutType out) {
        return Property.of(index, "Score", InType.UINT32, out);
    }

    private static EventSchema schema(int id, Property... properties) {
        return new EventSchema(
                new UUID(1, 2),
                new EventDescriptor(id, 0, 0, 4, 0, 0, 0),
                "Any",
                "",
                "",
                "",
                "",
                "",
                List.of(),
                "",
                EventSchema.Source.MANIFEST,
                List.of(properties));
    }

    private static Optional<ProviderFilter> filter(Predicate predicate, Roles roles, List<EventSchema> schemas) {
        return WantedOf.predicate(pushed(predicate, roles), roles).filter(schemas);
    }

    private static Predicate pushed(Predicate predicate, Roles roles) {
        return PushDown.split(Simplifier.simplify(predicate), roles.abilities()).pushed();
    }

    private static String filter(String predicate, Roles roles) {
        Predicate parsed = new QueryParser(Schema.standard()).predicate(predicate, "query", roles.stream());
        return filter(parsed, roles, DNS_SCHEMAS).map(ProviderFilter::toString).orElse("nothing");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "->", textBlock = """
            eventId == 5                                         -> event ids 5
            eventId == 5 || eventId == 7                         -> event ids 5, 7
            eventId != 5                                         -> no event ids 5
            eventId.in([1, 2]) && eventId != 2                   -> event ids 1
            eventId == 1 && eventId == 2                         -> nothing
            eventId == 70000                                     -> nothing
            eventId != 70000                                     -> every event
            level <= 3                                           -> level up to 3
            level < 3 || level == 4                              -> level up to 4
            level > 3                                            -> every event
            (keywords & 0x10) != 0                               -> keywords any of 0x10
            (keywords & 0x30) == 0x30                            -> keywords all of 0x30
            pid == 4 || pid == 8                                 -> processes 4, 8
            pid != 4                                             -> every event
            eventId == 5 && pid == 4 || eventId == 6             -> event ids 5, 6
            channel == "x"                                       -> every event
            """)
    void whatAPredicateNeedsOfAnyEventIsFilteredInEtw(String predicate, String expected) {
        assertThat(filter(predicate, ANY_ROLES).strip().replace("\n", "; ")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "->", textBlock = """
            query == "a.example"              -> payload event 3008 version 0: QueryName is a.example
            query.contains("evil")            -> payload event 3008 version 0: QueryName contains evil
            query != "a.example"              ->
            type == "aaaa" && status > 0      -> payload event 3008 version 0: QueryType == 28 and QueryStatus > 0
            type == "AAAA"                    -> payload event 3008 version 0: QueryType == 28
            type == "HTTPS"                   ->
            status == -1                      ->
            """)
    void whatEventsCarryIsFilteredWhereTheManifestSaysThatItCanBe(String predicate, String expected) {
        String filter = filter(predicate, DNS_ROLES);

        assertThat(filter).startsWith("event ids 3008");
        assertThat(filter.substring(filter.indexOf('\n') + 1).strip()).isEqualTo(expected == null ? "" : expected);
        assertThat(WantedOf.predicate(new QueryParser(Schema.standard()).predicate(predicate, "query", DNS), DNS_ROLES)
                        .filter(List.of())
                        .orElseThrow()
                        .payload())
                .as("without a manifest")
                .isEmpty();
    }

    @Test
    void noEventThatMatchesIsFilteredOut() {
        Random random = new Random(20261125);
        List<Field> fields =
                Stream.of("eventId", "level", "keywords", "pid").map(ANY::field).toList();
        int matched = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Predicate predicate = RandomPredicates.plain(random, fields).next(random.nextInt(4));
            Optional<ProviderFilter> filter = filter(predicate, ANY_ROLES, List.of());
            RandomEvents near = new RandomEvents(random, ANY, predicate);
            for (int j = 0; j < EVENTS; j++) {
                Written written = written(random, near.next(Os.WINDOWS));
                if (Predicates.interpret(predicate).test(event(written))) {
                    matched++;
                    assertThat(filter.filter(some -> FilterModel.passes(some, written)))
                            .as("%s for %s", predicate, written)
                            .isPresent();
                }
            }
        }
        assertThat(matched).isGreaterThan(ROUNDS);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "->", textBlock = """
            eventId == 5                                         -> FEED
            eventId != 5 && eventId != 6                         -> FEED
            [1, 2].includes(pid)                                 -> FEED
            [1, 2, 3, 4, 5, 6, 7, 8, 9].includes(pid)            -> USER
            pid != 4                                             -> USER
            level <= 3                                           -> FEED
            level < 1                                            -> NARROWED
            level == 2                                           -> NARROWED
            level > 3                                            -> USER
            (keywords & 0x10) != 0                               -> NARROWED
            eventId == 5 || eventId == 6                         -> FEED
            eventId == 5 && pid == 4 || eventId == 6             -> NARROWED
            eventId == 5 || pid == 4                             -> USER
            """)
    void whatEtwDecidesIsToldFromWhatItOnlyNarrows(String predicate, Split.Placement expected) {
        Predicate pushed = pushed(new QueryParser(Schema.standard()).predicate(predicate, "query", ANY), ANY_ROLES);

        assertThat(TermPlacement.of(pushed, ANY_ROLES)).isEqualTo(expected);
    }

    @Test
    void whatEtwDecidesNeedsNotBeEvaluatedAgain() {
        Random random = new Random(20261127);
        List<Field> fields =
                Stream.of("eventId", "level", "keywords", "pid").map(ANY::field).toList();
        int decided = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Predicate predicate = RandomPredicates.plain(random, fields).next(random.nextInt(3));
            Predicate pushed = pushed(predicate, ANY_ROLES);
            if (TermPlacement.of(pushed, ANY_ROLES) == Split.Placement.FEED) {
                decided++;
                Optional<ProviderFilter> filter =
                        WantedOf.predicate(pushed, ANY_ROLES).filter(List.of());
                RandomEvents near = new RandomEvents(random, ANY, pushed);
                for (int j = 0; j < EVENTS; j++) {
                    Written written = written(random, near.next(Os.WINDOWS));
                    assertThat(filter.filter(some -> FilterModel.passes(some, written))
                                    .isPresent())
                            .as("%s for %s", pushed, written)
                            .isEqualTo(Predicates.interpret(pushed).test(event(written)));
                }
            }
        }
        assertThat(decided).isGreaterThan(ROUNDS / 50);
    }

    /** An event as it can be written, near to the one that is near to the predicate. */
    private static Written written(Random random, Event near) {
        long id = near.number(ANY.field("eventId").slot());
        long level = near.number(ANY.field("level").slot());
        return new Written(
                id == (char) id ? (int) id : random.nextInt(100),
                level == (byte) level && level >= 0 ? (int) level : random.nextInt(6),
                near.number(ANY.field("keywords").slot()),
                near.number(ANY.field("pid").slot()) & 0xFFFF_FFFFL,
                Map.of());
    }

    private static Event event(Written written) {
        return new EventBuilder(ANY, Os.WINDOWS)
                .set("eventId", written.id())
                .set("level", written.level())
                .set("keywords", written.keywords())
                .set("pid", written.pid())
                .build();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "->", textBlock = """
            eventId in [1, 2] && Name == "a"         -> event ids 1, 2; payload event 1 version 0: Name is a; payload event 2 version 0: Name is a
            eventId == 1 && Name == "a" && Score > 5 -> event ids 1; payload event 1 version 0: Name is a and Score > 5
            eventId == 2 && Score == 5               -> event ids 2
            Name == "a"                              -> every event
            Name != "a"                              -> every event
            Unknown == "a"                           -> every event
            """)
    void dataOfAnyProviderAreFilteredAsItsManifestHasThem(String predicate, String expected) {
        Predicate parsed = new QueryParser(Schema.standard()).predicate(predicate, "query", ANY);

        assertThat(filter(parsed, ANY_ROLES, ANY_SCHEMAS)
                        .map(ProviderFilter::toString)
                        .orElse("nothing")
                        .strip()
                        .replace("\n", "; "))
                .isEqualTo(expected);
    }

    @Test
    void noEventWithDataThatMatchIsFilteredOut() {
        Random random = new Random(20261128);
        List<Field> fields = List.of(NAME, SCORE, DECIMAL, ANY.field("eventId"));
        int filtered = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Predicate drawn = RandomPredicates.plain(random, fields).next(random.nextInt(3));
            Predicate predicate = random.nextBoolean() ? drawn : new Predicate.And(List.of(anyId(random), drawn));
            Optional<ProviderFilter> filter = filter(predicate, ANY_ROLES, ANY_SCHEMAS);
            filtered += filter.filter(some -> !some.payload().isEmpty()).isPresent() ? 1 : 0;
            RandomEvents near = new RandomEvents(random, ANY, predicate);
            for (int j = 0; j < EVENTS; j++) {
                EventSchema schema = ANY_SCHEMAS.get(random.nextInt(ANY_SCHEMAS.size()));
                Map<String, Object> data = data(schema, near.next(Os.WINDOWS));
                // One that describes itself may carry the same, whatever the manifest has.
                int id = random.nextInt(8) == 0 ? 0 : schema.descriptor().id();
                EventBuilder event = new EventBuilder(ANY, Os.WINDOWS).set("eventId", id);
                data.forEach((name, value) -> {
                    if (value instanceof Long number) {
                        event.add(name, number);
                    } else {
                        event.add(name, value.toString());
                    }
                });
                if (Predicates.interpret(predicate).test(event.build())) {
                    Written written = new Written(id, 4, 0, 1, data);
                    assertThat(filter.filter(some -> FilterModel.passes(some, written)))
                            .as("%s for %s", predicate, written)
                            .isPresent();
                }
            }
        }
        assertThat(filtered).isGreaterThan(ROUNDS / 50);
    }

    private static Predicate anyId(Random random) {
        EventSchema schema = ANY_SCHEMAS.get(random.nextInt(ANY_SCHEMAS.size()));
        return new QueryParser(Schema.standard())
                .predicate("eventId == " + schema.descriptor().id(), "query", ANY);
    }

    /** What an event of that kind carries, near to what one like that has. */
    private static Map<String, Object> data(EventSchema schema, Event like) {
        Map<String, Object> data = new HashMap<>();
        for (Property property : schema.properties()) {
            Object value = property.in() == InType.UINT32
                    ? (Object) (like.number(SCORE.slot()) & 0xFFFF_FFFFL)
                    : Optional.ofNullable(like.text(NAME.slot())).orElse("x");
            data.put(property.name(), value);
        }
        return data;
    }

    @Test
    void noEventThatCarriesWhatMatchesIsFilteredOut() {
        Random random = new Random(20261126);
        List<Field> fields =
                Stream.of("query", "type", "status").map(DNS::field).toList();
        int filtered = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Predicate predicate = RandomPredicates.plain(random, fields).next(random.nextInt(3));
            Optional<ProviderFilter> filter = filter(predicate, DNS_ROLES, DNS_SCHEMAS);
            filtered += filter.filter(some -> !some.payload().isEmpty()).isPresent() ? 1 : 0;
            RandomEvents near = new RandomEvents(random, DNS, predicate);
            for (int j = 0; j < EVENTS; j++) {
                Event made = near.next(Os.WINDOWS);
                String query = Optional.ofNullable(made.text(DNS.field("query").slot()))
                        .orElse("x");
                long status = made.number(DNS.field("status").slot()) & 0xFFFF_FFFFL;
                boolean aaaa = random.nextBoolean();
                Event event = new EventBuilder(DNS, Os.WINDOWS)
                        .set("query", query)
                        .set("type", aaaa ? "AAAA" : "A")
                        .set("status", status)
                        .build();
                if (Predicates.interpret(predicate).test(event)) {
                    Written written = new Written(
                            3008,
                            4,
                            0,
                            1,
                            Map.of("QueryName", query, "QueryType", aaaa ? 28L : 1L, "QueryStatus", status));
                    assertThat(filter.filter(some -> FilterModel.passes(some, written)))
                            .as("%s for %s", predicate, written)
                            .isPresent();
                }
            }
        }
        assertThat(filtered).isGreaterThan(ROUNDS / 20);
    }
}
