package dev.ringside.dsl.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.FieldUses;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arrow functions that leave the language. */
class ForeignersTest {
    private final StreamType procs = Schema.standard().stream("procs");
    private final QueryParser parser = new QueryParser(Schema.standard());
    private final Scope scope = name -> Optional.of(new Captured.Foreign("a function"));

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '\0',
            value = {
                "p => p.parent == 'sh' -> parent == \"sh\"",
                "p => p.parent == 'sh' && odd(p.pid) -> parent == \"sh\" && (odd(p.pid))",
                "p => odd(p.pid) && p.parent == 'sh' -> (odd(p.pid)) && parent == \"sh\"",
                "(p) => (odd(p.pid)) && (p.parent == 'sh') -> ((odd(p.pid))) && parent == \"sh\"",
                "p => odd(p.pid) -> (odd(p.pid))",
                "p => p.args?.some(a => a == '-i') && p.uid == 0 -> (p.args?.some(a => a == '-i')) && uid == 0",
                "p => { return p.uid == 0 } -> (p => { return p.uid == 0 })",
                "({uid}) => uid == 0 -> (({uid}) => uid == 0)",
                "p => p.uid == 0 || odd(p.pid) && p.ppid == 1 -> (p.uid == 0 || odd(p.pid) && p.ppid == 1)",
                "p => p.timeNs > 5n && p.uid == 0 -> (p.timeNs > 5n) && uid == 0",
            })
    void whatIsInTheLanguageIsReadAsThat(String arrow, String printed) {
        assertThat(read(arrow, true)).hasToString(printed);
    }

    @Test
    void withoutFunctionsForTheOperandsTheWholeOneIsAskedToo() {
        assertThat(read("p => p.parent == 'sh' && odd(p.pid)", false))
                .hasToString("parent == \"sh\" && (p.parent == 'sh' && odd(p.pid))");
    }

    @Test
    void aTemplateMayHideWhereOperandsEnd() {
        assertThat(read("p => `${f(`&&`)}` == p.name && p.uid == 0", false))
                .hasToString("(p => `${f(`&&`)}` == p.name && p.uid == 0)");
    }

    @Test
    void itReadsTheFieldsThatAreNamedAndAllWhereTheEventItselfIsUsed() {
        assertThat(fields("p => odd(p.pid) && p?.name.at(0) == p.parent.at(0)"))
                .containsExactly("pid", "name", "parent");
        assertThat(fields("p => odd(p)")).hasSize(procs.fields().size());
        assertThat(fields("p => odd(p['pid'])")).hasSize(procs.fields().size());
        assertThat(fields("p => `${p.pid}` == '1'")).hasSize(procs.fields().size());
    }

    @Test
    void aMisspeltFieldIsNotLeftToJavaScript() {
        RingsideException wrong =
                catchThrowableOfType(RingsideException.class, () -> read("p => odd(p.pid) && p.parnt == 'sh'", true));

        assertThat(wrong.diagnostics())
                .singleElement()
                .satisfies(one -> assertThat(one.hints()).containsExactly("did you mean parent?"));
    }

    private List<String> fields(String arrow) {
        return FieldUses.of(read(arrow, true)).stream().map(Field::name).toList();
    }

    private Predicate read(String arrow, boolean oneByOne) {
        TreeMap<Integer, java.util.function.Predicate<Event>> terms = new TreeMap<>();
        if (oneByOne && arrow.contains("&&") && !arrow.contains("||") && !arrow.contains("{")) {
            terms.put(arrow.indexOf("=>") + 3, event -> true);
            terms.put(arrow.indexOf("&&") + 3, event -> true);
        }
        return parser.predicate(
                CallText.of("test", arrow),
                procs,
                scope,
                new Foreigners(Optional.of(event -> true), terms, Set.of("timeNs")));
    }
}
