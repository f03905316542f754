package dev.ringside.dsl.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.eval.EventPredicate;
import dev.ringside.dsl.eval.Predicates;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.dsl.testing.PredicateProperty;
import dev.ringside.dsl.testing.TestStreams;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimplifierTest {

    @Test
    void a_simplified_predicate_means_the_same_on_every_event() {
        PredicateProperty.over(TestStreams.everything())
                .predicates(2_000)
                .events(40)
                .holds(predicate -> {
                    EventPredicate one = Predicates.interpret(predicate);
                    EventPredicate other = Predicates.interpret(Simplifier.simplify(predicate));
                    return event -> one.test(event) == other.test(event);
                });
    }

    @Test
    void javascript_that_reads_no_field_is_not_worked_out() {
        Predicate moody = new Predicate.Opaque("Math.random() > 0.5", List.of(), event -> false);

        assertThat(Simplifier.simplify(moody)).isEqualTo(moody);
        assertThat(Simplifier.simplify(new Predicate.Truthy(new Expr.Truth(moody))))
                .isEqualTo(moody);
    }

    @Test
    void simplifying_again_changes_nothing() {
        PredicateProperty.over(TestStreams.everything())
                .predicates(2_000)
                .events(1)
                .holds(predicate -> {
                    Predicate simple = Simplifier.simplify(predicate);
                    boolean same = Simplifier.simplify(simple).equals(simple);
                    return event -> same;
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            pid == 1 || pid == 2 || 3 == pid              ; pid in [1, 2, 3]
            name == "b" || uid == 0 || name == "a"        ; name in ["a", "b"] || uid == 0
            name != "a" && name != "b"                    ; !(name in ["a", "b"])
            name in ["a"]                                 ; name == "a"
            uid == 0 && (pid == 1 && ppid == 1)           ; uid == 0 && pid == 1 && ppid == 1
            uid == 0 && uid == 0                          ; uid == 0
            uid == 0 || uid != 0                          ; true
            uid == 0 && uid != 0                          ; false
            uid == 0 && (uid == 0 || pid == 1)            ; uid == 0
            uid == 0 || uid == 0 && pid == 1              ; uid == 0
            !!(pid == 1)                                  ; pid == 1
            !(pid != 1)                                   ; pid == 1
            true && pid == 1                              ; pid == 1
            1 + 1 == 2                                    ; true
            "a" == "b" || pid == 1                        ; pid == 1
            pid == 2 * 3                                  ; pid == 6
            5 < pid                                       ; pid > 5
            pid > 100.5                                   ; pid > 100
            pid <= 100.5                                  ; pid <= 100
            pid == 5.5                                    ; false
            pid < 1e300                                   ; pid != null
            pid > 1e300                                   ; false
            cmdline.like("*foo*")                         ; cmdline.contains("foo")
            cmdline.like("foo*")                          ; cmdline.startsWith("foo")
            cmdline.like("*foo")                          ; cmdline.endsWith("foo")
            cmdline.like("foo")                           ; cmdline == "foo"
            cmdline.like("**foo**")                       ; cmdline.contains("foo")
            cmdline.like("*\\\\\\\\*")                ; cmdline.contains("\\\\")
            cmdline.like("a\\\\*b")                     ; cmdline == "a*b"
            cmdline.like("fo?")                           ; cmdline.like("fo?")
            cmdline.like("*")                             ; cmdline != null
            cmdline.startsWith("")                        ; cmdline != null
            cmdline.matches(/foo/)                        ; cmdline.contains("foo")
            cmdline.matches(/FOO/i)                       ; cmdline.containsi("foo")
            cmdline.matches(/^(?:a|b)$/)                  ; cmdline in ["a", "b"]
            cmdline.matches(/^foo|bar$/)                  ; cmdline.startsWith("foo") || cmdline.endsWith("bar")
            cmdline.matches(/foo./)                       ; cmdline.matches(/foo./)
            name.matches(/^foo/)                          ; name.startsWith("foo")
            name.matches(/foo$/)                          ; name.matches(/foo$/)
            cmdline.toLowerCase().includes("-enc")        ; cmdline.containsi("-enc")
            cmdline.toLowerCase().includes("-Enc")        ; false
            cmdline.toLowerCase().includes("kill")        ; cmdline.toLowerCase().contains("kill")
            cmdline.length > 0                            ; cmdline
            cmdline.length >= 1                           ; cmdline
            true ? pid == 1 : pid == 2                    ; pid == 1
            uid == 0 ? true : pid == 2                    ; uid == 0 || pid == 2
            uid == 0 ? pid == 2 : false                   ; uid == 0 && pid == 2
            (pid & 1) != null                             ; true
            """)
    void rewrites_to_the_plainest_form_in_the_order_that_was_written(String before, String after) {
        StreamType procs = Schema.standard().stream("procs");
        Predicate predicate = new QueryParser(Schema.standard()).predicate(before, "test", procs);

        assertThat(Simplifier.simplify(predicate)).hasToString(after);
    }

    @Test
    void ten_thousand_alternatives_become_one_list() {
        Field pid = Schema.standard().stream("procs").field("pid");
        Predicate any = new Predicate.Or(IntStream.range(0, 10_000)
                .mapToObj(i -> (Predicate) new Predicate.Compare(
                        Predicate.Comparison.EQUAL, new Expr.FieldRef(pid), new Expr.IntegerLiteral(i)))
                .toList());

        Predicate simple = Simplifier.simplify(any);

        assertThat(simple)
                .isInstanceOfSatisfying(
                        Predicate.NumberIn.class, in -> assertThat(in.values()).hasSize(10_000));
    }
}
