package dev.ringside.runtime.feed.evtx.filter;

import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.FieldUses;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.runtime.feed.evtx.EvtxRecord;
import dev.ringside.runtime.feed.evtx.Template;
import dev.ringside.runtime.feed.log.LogMapping;
import dev.ringside.runtime.feed.recording.process.ProcessContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;

/**
 * Makes a test of a predicate, for the records of a template that become events by one mapping.
 *
 * @param sample one of the records: what it has of what is the same in all of them they all have
 */
record Compilation(LogMapping mapping, Template template, EvtxRecord sample) {
    /** A longer list of texts is looked up as a set, for which each text has to be made. */
    private static final int MOST_COMPARED = 16;

    Test test(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Constant constant -> Test.fixed(constant.value());
            case Predicate.And and -> Tests.all(each(and.terms()));
            case Predicate.Or or -> Tests.any(each(or.terms()));
            case Predicate.Not not -> Tests.not(test(not.term()));
            case Predicate.Choice choice -> {
                Test test = test(choice.test());
                yield Tests.any(List.of(
                        Tests.all(List.of(test, test(choice.then()))),
                        Tests.all(List.of(Tests.not(test), test(choice.otherwise())))));
            }
            default -> leaf(predicate);
        };
    }

    private List<Test> each(List<Predicate> terms) {
        return terms.stream().map(this::test).toList();
    }

    private Test leaf(Predicate leaf) {
        List<Field> fields = FieldUses.of(leaf);
        List<Place> places =
                fields.stream().map(field -> Place.of(field, mapping, template)).toList();
        if (FieldUses.areForeign(leaf)
                || fields.stream().anyMatch(field -> field.type() == FieldType.PROCESSES)
                || places.stream().anyMatch(Place.Untold.class::isInstance)) {
            return Test.PERHAPS;
        }
        Test whole = new FieldTest(mapping, leaf, context(fields));
        if (places.stream().allMatch(Place.Same.class::isInstance)) {
            return new Test.Fixed(whole.of(sample));
        }
        return places.size() == 1 && places.get(0) instanceof Place.Stored stored
                ? stored(leaf, stored, isContext(fields.get(0)) ? Test.UNKNOWN : Test.NO, whole)
                        .orElse(whole)
                : whole;
    }

    private int[] context(List<Field> fields) {
        return fields.stream()
                .filter(this::isContext)
                .mapToInt(Field::slot)
                .distinct()
                .toArray();
    }

    private boolean isContext(Field field) {
        return ProcessContext.mayBeKnown(mapping.stream(), field);
    }

    /** A test of what is stored, if there is one. */
    private static Optional<Test> stored(Predicate leaf, Place.Stored place, int missing, Test otherwise) {
        return switch (place.reading()) {
            case TEXT, FILE_NAME, FIXED_TEXT, OPEN_TEXT ->
                units(leaf).map(test -> new TextTest(place, test, missing, otherwise));
            case NUMBER, NUMBER_BUT_ZERO, FIXED_NUMBER ->
                number(leaf).map(test -> new NumberTest(place, test, missing, otherwise));
        };
    }

    private static Optional<UnitTest> units(Predicate leaf) {
        return switch (leaf) {
            case Predicate.TextCompare compare ->
                compare.text() instanceof Expr.FieldRef && compare.operand() instanceof Expr.TextLiteral literal
                        ? UnitTest.of(compare.comparison(), literal.value(), compare.match())
                        : Optional.empty();
            case Predicate.TextIn in ->
                in.text() instanceof Expr.FieldRef && in.values().size() <= MOST_COMPARED
                        ? Optional.of(UnitTest.in(in.values(), in.match()))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<LongPredicate> number(Predicate leaf) {
        return switch (leaf) {
            case Predicate.Compare compare -> {
                OptionalLong literal = whole(compare.right());
                yield compare.left() instanceof Expr.FieldRef && literal.isPresent()
                        ? Optional.of(NumberTest.compare(compare.comparison(), literal.getAsLong()))
                        : Optional.empty();
            }
            case Predicate.NumberIn in ->
                in.number() instanceof Expr.FieldRef ? Optional.of(NumberTest.in(in.values())) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static OptionalLong whole(Expr literal) {
        return switch (literal) {
            case Expr.IntegerLiteral number -> OptionalLong.of(number.value());
            case Expr.TimeLiteral time -> OptionalLong.of(time.nanos());
            case Expr.DurationLiteral duration -> OptionalLong.of(duration.nanos());
            default -> OptionalLong.empty();
        };
    }
}
