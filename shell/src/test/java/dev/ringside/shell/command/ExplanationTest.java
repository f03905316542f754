package dev.ringside.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Plan;
import dev.ringside.runtime.feed.etw.EtwFeed;
import dev.ringside.shell.console.Palette;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Plans over ETW, which needs no Windows until a query runs. */
class ExplanationTest {
    @Test
    void whatEtwDecidesIsToldFromWhatIsEvaluatedAgain() {
        try (EtwFeed feed = new EtwFeed()) {
            String query = "etw(\"Any\").where(eventId == 7 && level == 3 && version == 1)";
            Plan plan = new Engine(List.of(feed)).plan(new QueryParser(Schema.standard()).query(query, "query"));

            assertThat(new Explanation(plan).render(new Palette(false)).lines())
                    .contains(
                            "where  eventId == 7",
                            "       in ETW",
                            "where  level == 3",
                            "       in ETW as far as it goes, and again in user mode: the etw feed lets through more than that",
                            "where  version == 1",
                            "       in user mode: the etw feed does not know version");
            assertThat(Summary.filteredIn(plan)).isEqualTo("ETW");
        }
    }
}
