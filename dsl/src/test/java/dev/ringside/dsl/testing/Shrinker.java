package dev.ringside.dsl.testing;

import dev.ringside.dsl.expr.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks for the smallest predicate that still has some fault, by leaving parts out. */
public final class Shrinker {
    private Shrinker() {}

    /** The predicate itself, if nothing can be left out of it. */
    public static Predicate shrink(Predicate predicate, java.util.function.Predicate<Predicate> isFaulty) {
        return smaller(predicate)
                .filter(isFaulty)
                .findFirst()
                .map(found -> shrink(found, isFaulty))
                .orElse(predicate);
    }

    /** The predicates with one thing less. */
    private static Stream<Predicate> smaller(Predicate predicate) {
        return switch (predicate) {
            case Predicate.And and ->
                Stream.concat(and.terms().stream(), fewer(and.terms()).map(Predicate::and));
            case Predicate.Or or ->
                Stream.concat(or.terms().stream(), fewer(or.terms()).map(Predicate::or));
            case Predicate.Not not ->
                Stream.concat(Stream.of(not.term()), smaller(not.term()).map(Predicate.Not::new));
            case Predicate.Choice choice ->
                Stream.of(
                                Stream.of(choice.test(), choice.then(), choice.otherwise()),
                                smaller(choice.test())
                                        .map(test -> new Predicate.Choice(test, choice.then(), choice.otherwise())),
                                smaller(choice.then())
                                        .map(then -> new Predicate.Choice(choice.test(), then, choice.otherwise())),
                                smaller(choice.otherwise())
                                        .map(other -> new Predicate.Choice(choice.test(), choice.then(), other)))
                        .flatMap(parts -> parts);
            case Predicate.TextIn in ->
                without(in.values()).map(values -> new Predicate.TextIn(in.text(), values, in.match()));
            case Predicate.NumberIn in ->
                without(in.values()).map(values -> new Predicate.NumberIn(in.number(), values));
            default -> Stream.empty();
        };
    }

    /** The lists without one term, and with one term smaller. */
    private static Stream<List<Predicate>> fewer(List<Predicate> terms) {
        List<List<Predicate>> lists = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            List<Predicate> without = new ArrayList<>(terms);
            Predicate term = without.remove(i);
            lists.add(without);
            int index = i;
            smaller(term).forEach(less -> {
                List<Predicate> with = new ArrayList<>(terms);
                with.set(index, less);
                lists.add(with);
            });
        }
        return lists.stream();
    }

    private static <T> Stream<SortedSet<T>> without(SortedSet<T> values) {
        return values.size() < 2
                ? Stream.empty()
                : values.stream().map(value -> {
                    SortedSet<T> fewer = new TreeSet<>(values);
                    fewer.remove(value);
                    return fewer;
                });
    }
}
