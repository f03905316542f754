package dev.ringside.dsl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the printer writes reads back to the same tree. */
class RoundTripTest {
    private final QueryParser parser = new QueryParser(Schema.standard());

    @ParameterizedTest
    @ValueSource(strings = {"procs", "exits", "net", "dns", "etw(\"p\")"})
    void everyTreeReadsBackFromItsText(String name) {
        StreamType stream = Schema.standard().stream(name);
        for (long seed = 0; seed < 2_000; seed++) {
            String text = new RandomPredicates(seed, stream).predicate((int) (seed % 5));
            Predicate tree = parser.predicate(text, "seed " + seed, stream);
            String printed = tree.toString();
            Predicate again = parser.predicate(printed, "seed " + seed, stream);
            assertThat(again)
                    .as("seed %d: %s printed as %s", seed, text, printed)
                    .isEqualTo(tree);
            assertThat(again.toString()).isEqualTo(printed);
            assertThat(printed.codePoints().filter(RoundTripTest::isInvisible))
                    .as(printed)
                    .isEmpty();
        }
    }

    @Test
    void everyQueryReadsBackFromItsText() {
        for (long seed = 0; seed < 1_000; seed++) {
            String text = new RandomQueries(seed).query(5, 2);
            Query query = parser.query(text, "seed " + seed);
            String printed = query.toString();
            Query again = parser.query(printed, "seed " + seed);
            assertThat(again)
                    .as("seed %d: %s printed as %s", seed, text, printed)
                    .isEqualTo(query);
            assertThat(again.toString()).isEqualTo(printed);
            assertThat(again.types()).isEqualTo(query.types());
            assertThat(query.stream().fields()).containsAll(query.fieldsRead());
        }
    }

    private static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> true;
            default -> false;
        };
    }
}
