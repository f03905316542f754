package dev.ringside.dsl.plan;

import dev.ringside.dsl.eval.EventPredicate;
import dev.ringside.dsl.eval.Predicates;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.event.RawText;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.FieldUses;
import dev.ringside.dsl.expr.Match;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.dsl.testing.PredicateProperty;
import dev.ringside.dsl.testing.TestStreams;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PushDownPropertyTest {
    private static final Set<Operation> EVERYTHING = EnumSet.allOf(Operation.class);
    private static final Set<Operation> FOLDING_ASCII = EnumSet.complementOf(EnumSet.of(Operation.IGNORE_CASE_OF_ALL));

    /** Feeds from able to all but unable, of both systems. */
    private static List<Abilities> feeds() {
        return List.of(
                feed(Os.LINUX, EVERYTHING, 4096, 256, 1000),
                feed(Os.WINDOWS, EVERYTHING, 4096, 256, 1000),
                feed(Os.LINUX, FOLDING_ASCII, 4096, 256, 1000),
                feed(Os.WINDOWS, FOLDING_ASCII, 4096, 256, 1000),
                feed(Os.LINUX, FOLDING_ASCII, 8, 5, 3),
                feed(Os.WINDOWS, EVERYTHING, 8, 5, 3),
                feed(Os.LINUX, EnumSet.of(Operation.EQUAL, Operation.STARTS_WITH), 64, 0, 0),
                feed(Os.WINDOWS, EnumSet.of(Operation.CONTAINS, Operation.IGNORE_CASE, Operation.ORDER), 64, 64, 0),
                Abilities.none("none", Os.LINUX));
    }

    /** A feed that knows the first field of each type. */
    private static Abilities feed(Os os, Set<Operation> operations, int text, int pattern, int set) {
        Map<Field, Set<Operation>> able = new HashMap<>();
        for (Field field : TestStreams.everything().fields()) {
            if (field.name().endsWith("1") && field.type() != FieldType.PROCESSES) {
                able.put(field, operations);
            }
        }
        return new Abilities("test", os, able, text, pattern, set);
    }

    @Test
    void what_is_pushed_never_rejects_what_the_predicate_accepts_and_the_residual_makes_up_the_rest() {
        for (Abilities feed : feeds()) {
            PredicateProperty.over(TestStreams.everything())
                    .predicates(500)
                    .events(30)
                    .holds(predicate -> {
                        Split split = PushDown.split(Simplifier.simplify(predicate), feed);
                        EventPredicate whole = Predicates.interpret(predicate);
                        EventPredicate pushed = Predicates.interpret(split.pushed());
                        EventPredicate residual = Predicates.interpret(split.residual());
                        return event -> event.os() != feed.os()
                                || whole.test(event) == (pushed.test(event) && residual.test(event));
                    });
        }
    }

    @Test
    void of_the_data_of_open_streams_nothing_is_rejected_either() {
        StreamType stream = Schema.standard().etw("Any");
        Abilities feed = new Abilities("test", Os.WINDOWS, Map.of(), 64, 64, 5)
                .withData(new Abilities.Data(
                        stream.fields().size(),
                        Map.of(
                                FieldType.INT, EVERYTHING,
                                FieldType.NUMBER, EnumSet.of(Operation.ORDER),
                                FieldType.TEXT, EnumSet.of(Operation.EQUAL, Operation.CONTAINS))));
        PredicateProperty.over(stream).predicates(500).events(30).holds(predicate -> {
            Split split = PushDown.split(Simplifier.simplify(predicate), feed);
            EventPredicate whole = Predicates.interpret(predicate);
            EventPredicate pushed = Predicates.interpret(split.pushed());
            EventPredicate residual = Predicates.interpret(split.residual());
            return event ->
                    event.os() != feed.os() || whole.test(event) == (pushed.test(event) && residual.test(event));
        });
    }

    @Test
    void everything_that_is_pushed_is_something_the_feed_can_do() {
        for (Abilities feed : feeds()) {
            PredicateProperty.over(TestStreams.everything())
                    .predicates(500)
                    .events(1)
                    .holds(predicate -> {
                        boolean able = isAble(
                                PushDown.split(Simplifier.simplify(predicate), feed)
                                        .pushed(),
                                feed);
                        return event -> able;
                    });
        }
    }

    private static boolean isAble(Predicate predicate, Abilities feed) {
        return switch (predicate) {
            case Predicate.Constant constant -> true;
            case Predicate.And and -> and.terms().stream().allMatch(term -> isAble(term, feed));
            case Predicate.Or or -> or.terms().stream().allMatch(term -> isAble(term, feed));
            case Predicate.Not not -> isLeaf(not.term()) && isAble(not.term(), feed);
            case Predicate.BoolField bool -> feed.can(bool.field(), Operation.TRUE);
            case Predicate.Exists exists -> can(feed, exists.value(), Operation.EXISTS);
            case Predicate.Compare compare ->
                isWhole(compare.right())
                        && isNumber(
                                feed,
                                compare.left(),
                                compare.comparison() == Predicate.Comparison.EQUAL ? Operation.EQUAL : Operation.ORDER);
            case Predicate.NumberIn in ->
                in.values().size() <= feed.largestSet() && isNumber(feed, in.number(), Operation.IN);
            case Predicate.TextCompare compare ->
                compare.operand() instanceof Expr.TextLiteral literal
                        && can(
                                feed,
                                compare.text(),
                                Operation.valueOf(compare.comparison().name()))
                        && isLiteral(
                                feed,
                                compare.text(),
                                literal.value(),
                                compare.match(),
                                compare.comparison() == Predicate.TextComparison.CONTAINS
                                        ? feed.longestPattern()
                                        : feed.longestText());
            case Predicate.TextIn in ->
                in.values().size() <= feed.largestSet()
                        && can(feed, in.text(), Operation.IN)
                        && in.values().stream()
                                .allMatch(value -> isLiteral(feed, in.text(), value, in.match(), feed.longestText()));
            case Predicate.SameAddress same ->
                same.right() instanceof Expr.IpLiteral && can(feed, same.left(), Operation.EQUAL);
            case Predicate.InNetwork in ->
                in.networks().size() <= feed.largestSet() && can(feed, in.address(), Operation.NETWORK);
            case Predicate.Choice term -> false;
            case Predicate.Truthy term -> false;
            case Predicate.Matches term -> false;
            case Predicate.Like term -> false;
            case Predicate.Some term -> false;
            case Predicate.Opaque term -> false;
            case Predicate.ListIncludes term -> false;
        };
    }

    private static boolean isLeaf(Predicate predicate) {
        return !(predicate instanceof Predicate.And
                || predicate instanceof Predicate.Or
                || predicate instanceof Predicate.Not);
    }

    private static boolean can(Abilities feed, Expr value, Operation operation) {
        return value instanceof Expr.FieldRef ref && feed.can(ref.field(), operation);
    }

    private static boolean isWhole(Expr expr) {
        return expr instanceof Expr.IntegerLiteral
                || expr instanceof Expr.TimeLiteral
                || expr instanceof Expr.DurationLiteral;
    }

    private static boolean isNumber(Abilities feed, Expr number, Operation operation) {
        return switch (number) {
            case Expr.IntegerLiteral literal -> true;
            case Expr.FieldRef ref -> feed.can(ref.field(), operation);
            case Expr.Arithmetic arithmetic ->
                arithmetic.operator().isBitwise()
                        && FieldUses.of(arithmetic).stream().allMatch(field -> feed.can(field, Operation.ARITHMETIC))
                        && isNumber(feed, arithmetic.left(), operation)
                        && isNumber(feed, arithmetic.right(), operation);
            default -> false;
        };
    }

    private static boolean isLiteral(Abilities feed, Expr text, String literal, Match match, int longest) {
        boolean ignoreCase = match == Match.IGNORE_CASE || (match != Match.EXACT && feed.os() == Os.WINDOWS);
        boolean ascii = literal.chars().allMatch(unit -> unit < 0x80);
        return RawText.encode(literal).length <= longest
                && (!ignoreCase
                        || (can(feed, text, Operation.IGNORE_CASE)
                                && (ascii || can(feed, text, Operation.IGNORE_CASE_OF_ALL))));
    }
}
