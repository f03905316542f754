package dev.ringside.dsl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Schema;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the help says can be read. That its examples run is shown where the engine is. */
class OperatorHelpTest {
    private final QueryParser parser = new QueryParser(Schema.standard());

    @ParameterizedTest
    @MethodSource
    void everyWordHasAnExampleWithItThatReadsBack(OperatorHelp help) {
        Query query = parser.query(help.example(), "example");

        assertThat(help.example()).contains(help.word() + "(");
        assertThat(help.usage()).contains(help.word() + "(");
        assertThat(help.description()).doesNotEndWith(".").isNotEmpty();
        assertThat(parser.query(query.toString(), "example")).isEqualTo(query);
    }

    static List<OperatorHelp> everyWordHasAnExampleWithItThatReadsBack() {
        return OperatorHelp.all();
    }

    @Test
    void everyOperatorIsThereOnce() {
        List<String> words = OperatorHelp.all().stream().map(OperatorHelp::word).toList();

        assertThat(words).doesNotHaveDuplicates();
        assertThat(words)
                .containsAll(Stream.of(ChainOperator.values())
                        .map(ChainOperator::word)
                        .toList());
    }

    @Test
    void everyMethodIsOnSomething() {
        assertThat(MethodHelp.all())
                .isNotEmpty()
                .allSatisfy(help -> assertThat(help.types()).isNotEmpty());
    }
}
