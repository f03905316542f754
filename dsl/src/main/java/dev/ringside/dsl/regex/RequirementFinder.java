package dev.ringside.dsl.regex;

import dev.ringside.dsl.regex.Requirement.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads off a tree what every match must hold. It goes through a sequence and keeps the texts that the last parts can have matched, as long
 * as they are few: {@code (cmd|pwsh)\.exe} must hold {@code cmd.exe} or {@code pwsh.exe}. Where more is possible, what was kept is put down
 * and it starts afresh.
 */
final class RequirementFinder {
    /** More alternatives than that are not worth searching for. */
    private static final int MOST = 16;

    /** Longer literals are not worth more. */
    private static final int LONGEST = 128;

    private final CaseRules rules;
    private final List<Requirement> found = new ArrayList<>();
    private Set<String> run = Set.of("");
    private boolean atStart;

    private RequirementFinder(CaseRules rules, boolean atStart) {
        this.rules = rules;
        this.atStart = atStart;
    }

    static Requirement find(Node node, CaseRules rules) {
        return find(node, rules, false);
    }

    private static Requirement find(Node node, CaseRules rules, boolean atStart) {
        RequirementFinder finder = new RequirementFinder(rules, atStart);
        finder.add(node);
        finder.putDown(false);
        return Requirement.all(finder.found);
    }

    /** Whether what a match requires is also enough for one. */
    static boolean isExact(Node node, CaseRules rules, boolean unicode) {
        return switch (node) {
            case Node.Alternatives alternatives ->
                alternatives.branches().stream().allMatch(branch -> isExact(branch, rules, unicode));
            case Node.Group group -> isExact(group.body(), rules, unicode);
            case Node.Sequence sequence -> {
                List<Node> parts = sequence.parts();
                int from = !parts.isEmpty() && isAssertion(parts.get(0), Node.Kind.START) ? 1 : 0;
                int last = parts.size() - 1;
                int to = last >= from && isAssertion(parts.get(last), Node.Kind.END) ? last : parts.size();
                yield isExactly(new Node.Sequence(parts.subList(from, to)), rules, unicode);
            }
            case Node.Set set -> isExactly(set, rules, unicode);
            case Node.Repeat repeat -> isExactly(repeat, rules, unicode);
            case Node.Look look -> false;
            case Node.Reference reference -> false;
            case Node.Assertion assertion -> false;
        };
    }

    private static boolean isAssertion(Node node, Node.Kind kind) {
        return node instanceof Node.Assertion assertion && assertion.kind() == kind;
    }

    /** Whether the texts that it matches are known and can be searched for as they are. */
    private static boolean isExactly(Node node, CaseRules rules, boolean unicode) {
        // With the flag u half a pair is not found in a whole one; and what folds outside ASCII is not the same for
        // searches.
        return texts(node, rules)
                .filter(texts -> texts.stream()
                        .flatMapToInt(String::chars)
                        .allMatch(unit -> unit < 0x80
                                || (rules == CaseRules.EXACT && !(unicode && Character.isSurrogate((char) unit)))))
                .isPresent();
    }

    private void add(Node node) {
        Optional<Set<String>> texts = texts(node, rules);
        if (texts.isPresent()) {
            addTexts(texts.get());
            return;
        }
        switch (node) {
            case Node.Set set -> putDown(false);
            case Node.Sequence sequence -> sequence.parts().forEach(this::add);
            case Node.Alternatives alternatives -> {
                boolean branchAtStart = atStart && run.equals(Set.of(""));
                putDown(false);
                found.add(Requirement.any(alternatives.branches().stream()
                        .map(branch -> find(branch, rules, branchAtStart))
                        .toList()));
            }
            case Node.Group group -> add(group.body());
            case Node.Repeat repeat -> {
                if (repeat.min() > 0) {
                    add(repeat.body());
                }
                putDown(false);
            }
            // A condition takes nothing, so what stands on either side of it stays side by side.
            case Node.Look look -> {
                if (!look.negative()) {
                    found.add(find(look.body(), rules, atStart && !look.behind() && run.equals(Set.of(""))));
                }
            }
            case Node.Reference reference -> putDown(false);
            case Node.Assertion assertion -> {
                switch (assertion.kind()) {
                    case START -> {
                        putDown(false);
                        atStart = true;
                    }
                    case END -> putDown(true);
                    case LINE_START, LINE_END, WORD_BOUNDARY, NO_WORD_BOUNDARY -> {}
                }
            }
        }
    }

    private void addTexts(Set<String> texts) {
        Optional<Set<String>> longer = product(run, texts);
        if (longer.isEmpty()) {
            putDown(false);
            run = texts;
        } else {
            run = longer.get();
        }
    }

    private void putDown(boolean atEnd) {
        Place place = atStart ? atEnd ? Place.WHOLE : Place.START : atEnd ? Place.END : Place.ANYWHERE;
        if (place == Place.WHOLE || !run.contains("")) {
            found.add(Requirement.any(run.stream()
                    .map(text -> (Requirement) new Requirement.Literal(place, text))
                    .toList()));
        }
        run = Set.of("");
        atStart = false;
    }

    /** All texts that a node can match, if they are few and it asks nothing about what is around them. */
    private static Optional<Set<String>> texts(Node node, CaseRules rules) {
        return switch (node) {
            case Node.Set set -> characters(set, rules);
            case Node.Sequence sequence -> {
                Optional<Set<String>> texts = Optional.of(Set.of(""));
                for (Node part : sequence.parts()) {
                    texts = texts.flatMap(before -> texts(part, rules).flatMap(after -> product(before, after)));
                }
                yield texts;
            }
            case Node.Alternatives alternatives -> {
                Set<String> all = new LinkedHashSet<>();
                boolean few = true;
                for (Node branch : alternatives.branches()) {
                    few = few && texts(branch, rules).map(all::addAll).isPresent();
                }
                yield few && all.size() <= MOST ? Optional.of(all) : Optional.empty();
            }
            case Node.Group group -> texts(group.body(), rules);
            case Node.Repeat repeat -> {
                boolean optional = repeat.min() == 0 && repeat.max() == 1;
                if (!optional && (repeat.min() != repeat.max() || repeat.max() > LONGEST)) {
                    yield Optional.empty();
                }
                Optional<Set<String>> body = texts(repeat.body(), rules);
                Optional<Set<String>> texts = Optional.of(Set.of(""));
                for (int i = 0; i < repeat.max(); i++) {
                    texts = texts.flatMap(before -> body.flatMap(after -> product(before, after)));
                }
                yield optional ? texts.map(RequirementFinder::orNothing) : texts;
            }
            case Node.Look look -> Optional.empty();
            case Node.Reference reference -> Optional.empty();
            case Node.Assertion assertion -> Optional.empty();
        };
    }

    private static Set<String> orNothing(Set<String> texts) {
        Set<String> more = new LinkedHashSet<>(texts);
        more.add("");
        return more;
    }

    private static Optional<Set<String>> characters(Node.Set set, CaseRules rules) {
        if (set.negated() || set.ranges().size() > MOST) {
            return Optional.empty();
        }
        Set<String> characters = new LinkedHashSet<>();
        for (int c : set.ranges().codePoints().toArray()) {
            // Unicode folds more than the searches do: the Kelvin sign to k, the long s to s.
            if (rules == CaseRules.CODE_POINTS && (c >= 0x80 || "kKsS".indexOf(c) >= 0)) {
                return Optional.empty();
            }
            boolean capital = rules != CaseRules.EXACT && c >= 'A' && c <= 'Z';
            characters.add(Character.toString(capital ? c + ('a' - 'A') : c));
        }
        return characters.isEmpty() ? Optional.empty() : Optional.of(characters);
    }

    /** Each of the one followed by each of the other, if these are few and short. */
    private static Optional<Set<String>> product(Set<String> before, Set<String> after) {
        if (before.size() * after.size() > MOST) {
            return Optional.empty();
        }
        Set<String> product = new LinkedHashSet<>();
        for (String first : before) {
            for (String second : after) {
                if (first.length() + second.length() > LONGEST) {
                    return Optional.empty();
                }
                product.add(first + second);
            }
        }
        return Optional.of(product);
    }
}
