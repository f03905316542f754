package dev.ringside.dsl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.schema.Providers;
import dev.ringside.dsl.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CompleterTest {
    private static final String FILE = "completions.txt";
    private static final int SHOWN = 4;

    private static final Providers PROVIDERS = new Providers() {
        @Override
        public List<String> names() {
            return List.of("Example-Provider", "Other-Provider");
        }

        @Override
        public List<String> fields(String provider) {
            return provider.equals("Example-Provider") ? List.of("ImageName", "Level", "Threat Name") : List.of();
        }
    };

    private final Completer completer = new Completer(Schema.standard(), PROVIDERS);

    @TestFactory
    Stream<DynamicTest> candidatesAreThoseOfTheGoldenFile() {
        return GoldenFile.read(FILE).written(this::outcome).cases().stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.input(), () -> assertThat(outcome(one)).isEqualTo(one.expected())));
    }

    private String outcome(GoldenFile.Case one) {
        int cursor = one.input().indexOf('¦');
        String text = one.input().replace("¦", "");
        Completion completion = completer.complete(text, cursor);
        List<String> lines = new ArrayList<>();
        lines.add("  replace ["
                + text.substring(
                        completion.replaced().start(), completion.replaced().end()) + "]");
        completion.candidates().stream()
                .limit(SHOWN)
                .map(candidate ->
                        "  %s %s (%s)".formatted(candidate.kind(), candidate.insert(), candidate.description()))
                .forEach(lines::add);
        if (completion.candidates().size() > SHOWN) {
            lines.add("  and " + (completion.candidates().size() - SHOWN) + " more");
        }
        return String.join("\n", lines) + "\n";
    }

    @Test
    void everyPlaceOfEveryTextCanBeCompleted() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            String predicate = new RandomPredicates(seed, Schema.standard().stream("net")).predicate(2);
            String text = "net.where(" + (random.nextBoolean() ? predicate : "\"" + predicate) + ").take(5)";
            for (int cursor = 0; cursor <= text.length(); cursor++) {
                Completion completion = completer.complete(text, cursor);
                assertThat(completion.replaced().start()).isLessThanOrEqualTo(cursor);
                assertThat(completion.replaced().end()).isBetween(cursor, text.length());
            }
        }
    }

    @Test
    void everyPlaceOfEveryQueryCanBeCompleted() {
        for (long seed = 0; seed < 150; seed++) {
            String text = new RandomQueries(seed).query(3, 1);
            for (int cursor = 0; cursor <= text.length(); cursor++) {
                Completion completion = completer.complete(text, cursor);
                assertThat(completion.replaced().start()).isLessThanOrEqualTo(cursor);
                assertThat(completion.replaced().end()).isBetween(cursor, text.length());
            }
        }
    }

    @Test
    void whatIsProposedForAWordBeginsWithIt() {
        String text = "procs.where(par";
        assertThat(completer.complete(text, text.length()).candidates())
                .isNotEmpty()
                .allMatch(candidate -> candidate.name().toLowerCase(Locale.ROOT).startsWith("par"));
    }
}
