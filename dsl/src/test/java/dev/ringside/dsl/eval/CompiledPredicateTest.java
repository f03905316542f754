package dev.ringside.dsl.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Match;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.Predicate.Comparison;
import dev.ringside.dsl.expr.Predicate.TextComparison;
import dev.ringside.dsl.plan.Simplifier;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.dsl.testing.PredicateProperty;
import dev.ringside.dsl.testing.TestStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompiledPredicateTest {
    private static final StreamType STREAM = TestStreams.everything();
    private static final Field TEXT = STREAM.field("text1");
    private static final Field NUMBER = STREAM.field("int1");

    private static java.util.function.Predicate<Event> meansTheSameCompiled(Predicate predicate) {
        EventPredicate interpreted = Predicates.interpret(predicate);
        EventPredicate compiled = Predicates.compile(predicate);
        return event -> interpreted.test(event) == compiled.test(event);
    }

    @Test
    void means_what_the_interpreter_says() {
        PredicateProperty.over(STREAM).predicates(2_000).events(60).holds(CompiledPredicateTest::meansTheSameCompiled);
    }

    @Test
    void means_what_the_interpreter_says_when_simplified_before() {
        PredicateProperty.over(STREAM)
                .predicates(1_000)
                .events(60)
                .holds(predicate -> meansTheSameCompiled(Simplifier.simplify(predicate)));
    }

    /** Two fields of an open stream's data, read as each type, beside fixed ones. */
    @Test
    void means_what_the_interpreter_says_of_data_that_only_events_know() {
        StreamType open = Schema.standard().etw("any");
        List<Field> fields = new ArrayList<>(List.of(open.field("pid"), open.field("image")));
        for (FieldType type : List.of(
                FieldType.TEXT,
                FieldType.INT,
                FieldType.NUMBER,
                FieldType.BOOL,
                FieldType.TIME,
                FieldType.DURATION,
                FieldType.IP)) {
            open.open("First", type).ifPresent(fields::add);
            open.open("Second One", type).ifPresent(fields::add);
        }
        PredicateProperty.over(open)
                .about(fields)
                .predicates(2_000)
                .events(60)
                .holds(CompiledPredicateTest::meansTheSameCompiled);
    }

    @Test
    @Tag("slow")
    void means_what_the_interpreter_says_two_million_times() {
        PredicateProperty.over(STREAM)
                .predicates(20_000)
                .events(100)
                .holds(CompiledPredicateTest::meansTheSameCompiled);
    }

    private static Predicate contains(String literal) {
        return new Predicate.TextCompare(
                TextComparison.CONTAINS, new Expr.FieldRef(TEXT), new Expr.TextLiteral(literal), Match.EXACT);
    }

    private static Predicate below(long limit) {
        return new Predicate.Compare(Comparison.LESS, new Expr.FieldRef(NUMBER), new Expr.IntegerLiteral(limit));
    }

    private static Event event(String text, long number) {
        return new EventBuilder(STREAM, Os.LINUX)
                .set(TEXT, text)
                .set(NUMBER, number)
                .build();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 200, 10_000})
    void takes_long_alternatives_and_conjunctions(int terms) {
        Predicate any = new Predicate.Or(
                IntStream.range(0, terms).mapToObj(i -> contains("<" + i + ">")).toList());
        Predicate all = new Predicate.And(
                IntStream.range(1, terms + 1).mapToObj(i -> below(i)).toList());

        for (Function<Predicate, EventPredicate> way :
                List.<Function<Predicate, EventPredicate>>of(Predicates::interpret, Predicates::compile)) {
            assertThat(way.apply(any).test(event("a<" + (terms - 1) + ">", 0))).isTrue();
            assertThat(way.apply(any).test(event("<-1>", 0))).isFalse();
            assertThat(way.apply(all).test(event("", 0))).isTrue();
            assertThat(way.apply(all).test(event("", 1))).isFalse();
            assertThat(way.apply(new Predicate.Not(new Predicate.Or(List.of(any, all))))
                            .test(event("", 1)))
                    .isTrue();
        }
    }

    @Test
    void takes_deep_nesting() {
        Predicate nested = below(10);
        for (int i = 0; i < 200; i++) {
            nested = i % 2 == 0
                    ? new Predicate.Or(List.of(nested, contains("x" + i)))
                    : new Predicate.And(List.of(new Predicate.Not(nested), below(1_000 + i)));
        }

        assertThat(Predicates.compile(nested).test(event("", 5)))
                .isEqualTo(Predicates.interpret(nested).test(event("", 5)));
    }

    @Test
    void compiles_literals_that_no_constant_pool_holds() {
        String literal = "\u6F22".repeat(40_000);

        assertThat(Predicates.compile(contains(literal)).test(event("a" + literal, 0)))
                .isTrue();
        assertThat(Predicates.compile(contains(literal)).test(event(literal.substring(1), 0)))
                .isFalse();
    }

    @Test
    void really_is_a_class_of_its_own_which_can_be_unloaded() {
        Class<?> compiled = Predicates.compile(contains("x")).getClass();

        assertThat(compiled.getName()).contains("CompiledPredicate");
        assertThat(compiled.isHidden()).isTrue();
    }

    @Test
    void what_no_class_can_hold_is_interpreted() {
        Predicate any = new Predicate.Or(IntStream.range(0, 40_000)
                .mapToObj(i -> contains("<" + i + ">"))
                .toList());

        EventPredicate test = Predicates.compile(any);

        assertThat(test.getClass().getName()).doesNotContain("CompiledPredicate");
        assertThat(test.test(event("<39999>", 0))).isTrue();
    }

    @Test
    void an_adaptive_predicate_is_right_before_and_after_it_is_compiled() {
        EventPredicate adaptive = Predicates.adaptive(below(5_000));

        for (int i = 0; i < 10_000; i++) {
            assertThat(adaptive.test(event("", i))).isEqualTo(i < 5_000);
        }
    }

    @Test
    void an_adaptive_predicate_is_right_on_many_threads() {
        EventPredicate adaptive = Predicates.adaptive(below(5_000));

        assertThat(IntStream.range(0, 20_000).parallel().filter(i -> adaptive.test(event("", i))))
                .hasSize(5_000);
    }
}
