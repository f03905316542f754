package dev.ringside.driver.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.windows.DecidingDriver.Decision;
import dev.ringside.driver.windows.contract.RecordKind;
import dev.ringside.driver.windows.contract.WindowsRecord;
import dev.ringside.driver.windows.filter.RecordMap;
import dev.ringside.driver.windows.filter.WindowsFilter;
import dev.ringside.driver.windows.host.Host;
import dev.ringside.driver.windows.host.NeedsC;
import dev.ringside.dsl.eval.EventPredicate;
import dev.ringside.dsl.eval.Predicates;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.plan.PushDown;
import dev.ringside.dsl.plan.Simplifier;
import dev.ringside.dsl.plan.Split;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.dsl.testing.PredicateProperty;
import dev.ringside.dsl.testing.RandomEvents;
import dev.ringside.dsl.testing.RandomPredicates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the driver decides is what the predicate means to interpreter and bytecode, or what the split says that the driver decides of it. The driver's
 * own verifier, interpreter and ring do it, in a process beside this one.
 */
@NeedsC
class DriverAgreementTest {
    @ParameterizedTest
    @EnumSource(names = {"PROCS", "EXITS", "FILES", "REGISTRY"})
    void theDriverAgreesWithTheReferenceOnPlainPredicates(RecordKind kind) {
        check(kind, true, 120, 30);
    }

    @ParameterizedTest
    @EnumSource(names = {"PROCS", "EXITS", "FILES", "REGISTRY"})
    void whatIsPushedDownIsImpliedByThePredicate(RecordKind kind) {
        check(kind, false, 120, 30);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HEALTH")
    @Tag("slow")
    void theDriverAgreesOnManyMorePlainPredicates(RecordKind kind) {
        check(kind, true, 1000, 60);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HEALTH")
    @Tag("slow")
    void muchMoreOfWhatIsPushedDownIsImpliedByThePredicate(RecordKind kind) {
        check(kind, false, 1000, 60);
    }

    @Test
    void sixtyFourPredicatesInOneProgramDecideAsEachAlone() {
        StreamType stream = Schema.standard().stream("files");
        RecordMap map = new RecordMap(stream, RecordKind.FILES);
        try (Host host = Host.start();
                DriverClient client = new DriverClient(host.open())) {
            client.start(0);
            for (int seed = 1; seed <= 20; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                RandomPredicates source = RandomPredicates.plain(random, decidable(map));
                List<Predicate> pushed = new ArrayList<>();
                List<EventPredicate> reference = new ArrayList<>();
                for (int i = 0; i < 64; i++) {
                    Predicate simple = Simplifier.simplify(source.next(2));
                    pushed.add(
                            i == 63
                                    ? Predicate.Constant.TRUE
                                    : PushDown.split(simple, map.abilities()).pushed());
                    reference.add(Predicates.interpret(pushed.get(i)));
                }
                client.install(WindowsFilter.of(map, pushed), seed);
                RandomEvents events = new RandomEvents(random, stream, Predicate.and(pushed));
                for (int n = 0; n < 20; n++) {
                    RecordedEvent event = RecordedEvent.of(map, events.next(Os.WINDOWS), Set.of());
                    host.raise(event.raised());
                    WindowsRecord record = client.read().records().getFirst();
                    for (int i = 0; i < pushed.size(); i++) {
                        assertThat((record.takers() >>> i & 1) != 0)
                                .as("seed %d, %s on %s", seed, pushed.get(i), PredicateProperty.describe(event.event()))
                                .isEqualTo((record.uncertain() >>> i & 1) != 0
                                        || reference.get(i).test(event.event()));
                    }
                }
            }
        }
    }

    /** Whatever a field that could not be read may have held, an event that the predicate accepts is let through. */
    @Test
    void whatCouldNotBeReadLetsThrough() {
        StreamType stream = Schema.standard().stream("files");
        RecordMap map = new RecordMap(stream, RecordKind.FILES);
        try (DecidingDriver driver = new DecidingDriver(map)) {
            long first = Long.getLong("ringside.seed", 1);
            int uncertain = 0;
            for (long seed = first; seed < first + 150; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                Predicate predicate =
                        RandomPredicates.plain(random, decidable(map)).next(2);
                EventPredicate whole = Predicates.interpret(predicate);
                driver.install(PushDown.split(Simplifier.simplify(predicate), map.abilities())
                        .pushed());
                RandomEvents events = new RandomEvents(random, stream, predicate);
                for (int n = 0; n < 15; n++) {
                    Event event = events.next(Os.WINDOWS);
                    Set<Field> hidden = random.ints(3, 0, decidable(map).size())
                            .mapToObj(decidable(map)::get)
                            .collect(Collectors.toSet());
                    RecordedEvent recorded = RecordedEvent.of(map, event, hidden);
                    Decision decision = driver.decide(recorded);
                    uncertain += decision.uncertain() ? 1 : 0;
                    assertThat(decision.taken() || !whole.test(recorded.event()))
                            .as(
                                    "seed %d, %s without %s on %s",
                                    seed, predicate, hidden, PredicateProperty.describe(event))
                            .isTrue();
                }
            }
            assertThat(uncertain).isGreaterThan(50);
        }
    }

    private static void check(RecordKind kind, boolean plain, int predicates, int events) {
        StreamType stream = Schema.standard().stream(kind.stream());
        RecordMap map = new RecordMap(stream, kind);
        try (DecidingDriver driver = new DecidingDriver(map)) {
            PredicateProperty property =
                    PredicateProperty.over(stream).predicates(predicates).events(events);
            (plain ? property.about(decidable(map)).plain() : property)
                    .holds(predicate -> claim(driver, map, predicate));
        }
    }

    private static java.util.function.Predicate<Event> claim(
            DecidingDriver driver, RecordMap map, Predicate predicate) {
        EventPredicate whole = Predicates.interpret(predicate);
        EventPredicate bytecode = Predicates.compile(predicate);
        Split split = PushDown.split(Simplifier.simplify(predicate), map.abilities());
        EventPredicate pushed = Predicates.interpret(split.pushed());
        driver.install(split.pushed());
        return any -> {
            RecordedEvent recorded = RecordedEvent.of(map, any, Set.of());
            Event event = recorded.event();
            Decision decision = driver.decide(recorded);
            boolean meant = whole.test(event);
            boolean asPushed = pushed.test(event);
            if (bytecode.test(event) != meant) {
                return false;
            }
            if (decision.uncertain()) {
                return decision.taken() || !asPushed;
            }
            return decision.taken() == asPushed
                    && (!meant || decision.taken())
                    && (!split.exact() || decision.taken() == meant);
        };
    }

    private static List<Field> decidable(RecordMap map) {
        return map.abilities().operations().keySet().stream()
                .sorted(Comparator.comparingInt(Field::slot))
                .toList();
    }
}
