package dev.ringside.driver.linux.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.driver.linux.trace.LoadedFilter.Decision;
import dev.ringside.dsl.eval.EventPredicate;
import dev.ringside.dsl.eval.Predicates;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Network;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.plan.Abilities;
import dev.ringside.dsl.plan.Operation;
import dev.ringside.dsl.plan.PushDown;
import dev.ringside.dsl.plan.Simplifier;
import dev.ringside.dsl.plan.Split;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.dsl.testing.PredicateProperty;
import dev.ringside.dsl.testing.RandomEvents;
import dev.ringside.dsl.testing.RandomPredicates;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the kernel decides is what the predicate means, or what the split says that the kernel decides of it. */
@NeedsKernel
class KernelAgreementTest {
    private static final StreamType STREAM = new StreamType.Builder("sample", "Fields of the types that filters read")
            .field("number1", FieldType.INT, "")
            .field("number2", FieldType.INT, "")
            .field("port", FieldType.PORT, "")
            .field("length", FieldType.DURATION, "")
            .field("flag", FieldType.BOOL, "")
            .field("name1", FieldType.NAME, "")
            .field("name2", FieldType.NAME, "")
            .field("path1", FieldType.PATH, "")
            .field("path2", FieldType.PATH, "")
            .field("text1", FieldType.TEXT, "")
            .field("text2", FieldType.TEXT, "")
            .field("hash", FieldType.HASH, "")
            .field("word", FieldType.ENUM, "")
            .field("address1", FieldType.IP, "")
            .field("address2", FieldType.IP, "")
            .build();

    @Test
    void theKernelAgreesWithTheReferenceOnPlainPredicates() {
        check(true, 400, 40);
    }

    @Test
    void whatIsPushedDownIsImpliedByThePredicate() {
        check(false, 400, 40);
    }

    @Test
    @Tag("slow")
    void theKernelAgreesOnManyMorePlainPredicates() {
        check(true, 10_000, 250);
    }

    @Test
    @Tag("slow")
    void muchMoreOfWhatIsPushedDownIsImpliedByThePredicate() {
        check(false, 10_000, 250);
    }

    @Test
    void manyPredicatesInOneProgramDecideAsEachAlone() {
        try (EventMemory memory = new EventMemory(STREAM)) {
            for (int seed = 1; seed <= 40; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                RandomPredicates source = RandomPredicates.plain(random, STREAM.fields());
                List<Predicate> pushed = new ArrayList<>();
                List<EventPredicate> reference = new ArrayList<>();
                for (int i = 0; i < 16; i++) {
                    Predicate predicate = Simplifier.simplify(source.next(2));
                    pushed.add(PushDown.split(predicate, abilities(Os.LINUX)).pushed());
                    reference.add(Predicates.interpret(pushed.get(i)));
                }
                RandomEvents events = new RandomEvents(random, STREAM, Predicate.and(pushed));
                try (LoadedFilter filter = new LoadedFilter(memory, STREAM, Os.LINUX, pushed)) {
                    for (int n = 0; n < 40; n++) {
                        Event event = events.next(Os.LINUX);
                        Decision decision = filter.decide(event);
                        for (int i = 0; i < pushed.size(); i++) {
                            assertThat(decision.takes(i))
                                    .as("seed %d, %s on %s", seed, pushed.get(i), PredicateProperty.describe(event))
                                    .isEqualTo(decision.isUncertain(i)
                                            || reference.get(i).test(event));
                        }
                    }
                }
            }
        }
    }

    @Test
    void theKernelFindsAddressesInManyBlocksAsTheReferenceDoes() {
        SplittableRandom random = new SplittableRandom(7);
        Field field = STREAM.field("address1");
        List<Network> blocks = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            int bits = random.nextInt();
            blocks.add(new Network(IpAddress.v4(bits), 96 + random.nextInt(8, 33)));
            blocks.add(new Network(new IpAddress(random.nextLong(), random.nextLong()), random.nextInt(20, 129)));
        }
        Predicate predicate = new Predicate.InNetwork(new Expr.FieldRef(field), blocks);
        EventPredicate reference = Predicates.interpret(predicate);
        try (EventMemory memory = new EventMemory(STREAM);
                LoadedFilter filter = new LoadedFilter(memory, STREAM, Os.LINUX, List.of(predicate))) {
            for (Network block : blocks) {
                for (int flipped = 0; flipped < 128; flipped += 5) {
                    IpAddress base = block.base();
                    IpAddress address = flipped < 64
                            ? new IpAddress(base.high(), base.low() ^ 1L << flipped)
                            : new IpAddress(base.high() ^ 1L << (flipped - 64), base.low());
                    Event event = new EventBuilder(STREAM, Os.LINUX)
                            .set(field, address)
                            .build();
                    assertThat(filter.decide(event).takes(0))
                            .as("%s of %s", address, block)
                            .isEqualTo(reference.test(event));
                }
            }
            assertThat(filter.decide(new EventBuilder(STREAM, Os.LINUX).build()).takes(0))
                    .isFalse();
        }
    }

    private static void check(boolean plain, int predicates, int events) {
        try (EventMemory memory = new EventMemory(STREAM);
                Claim claim = new Claim(memory)) {
            PredicateProperty property =
                    PredicateProperty.over(STREAM).predicates(predicates).events(events);
            (plain ? property.plain() : property).holds(claim::about);
        }
    }

    /** Keeps the programs of the predicate at hand: one for each system that events may be from. */
    private static final class Claim implements AutoCloseable {
        private final EventMemory memory;
        private final Map<Os, LoadedFilter> filters = new EnumMap<>(Os.class);

        Claim(EventMemory memory) {
            this.memory = memory;
        }

        java.util.function.Predicate<Event> about(Predicate predicate) {
            close();
            EventPredicate whole = Predicates.interpret(predicate);
            Predicate simple = Simplifier.simplify(predicate);
            Map<Os, Split> splits = new EnumMap<>(Os.class);
            Map<Os, EventPredicate> pushed = new EnumMap<>(Os.class);
            for (Os os : Os.values()) {
                Split split = PushDown.split(simple, abilities(os));
                splits.put(os, split);
                pushed.put(os, Predicates.interpret(split.pushed()));
                filters.put(os, new LoadedFilter(memory, STREAM, os, List.of(split.pushed())));
            }
            return event -> {
                Decision decision = get(filters, event.os()).decide(event);
                boolean meant = whole.test(event);
                boolean asPushed = get(pushed, event.os()).test(event);
                boolean taken = decision.takes(0);
                if (decision.isUncertain(0)) {
                    return taken || !asPushed;
                }
                return taken == asPushed
                        && (!meant || taken)
                        && (!get(splits, event.os()).exact() || taken == meant);
            };
        }

        private static <T> T get(Map<Os, T> map, Os os) {
            T value = map.get(os);
            if (value == null) {
                throw new IllegalStateException("nothing for " + os);
            }
            return value;
        }

        @Override
        public void close() {
            filters.values().forEach(LoadedFilter::close);
            filters.clear();
        }
    }

    private static Abilities abilities(Os os) {
        Set<Operation> number =
                EnumSet.of(Operation.EQUAL, Operation.ORDER, Operation.IN, Operation.EXISTS, Operation.ARITHMETIC);
        Set<Operation> text = EnumSet.of(
                Operation.EQUAL,
                Operation.IN,
                Operation.STARTS_WITH,
                Operation.ENDS_WITH,
                Operation.CONTAINS,
                Operation.IGNORE_CASE,
                Operation.EXISTS);
        Map<Field, Set<Operation>> operations = new HashMap<>();
        for (Field field : STREAM.fields()) {
            switch (field.type().storage()) {
                case NUMBER ->
                    operations.put(
                            field,
                            field.type() == FieldType.BOOL ? EnumSet.of(Operation.TRUE, Operation.EXISTS) : number);
                case TEXT -> operations.put(field, text);
                case ADDRESS -> operations.put(field, EnumSet.of(Operation.EQUAL, Operation.NETWORK, Operation.EXISTS));
                case DECIMAL, LIST, PROCESSES, EVENTS -> {}
            }
        }
        return new Abilities("kernel", os, operations, 1024, 255, 1000);
    }
}
