package dev.ringside.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Plan;
import dev.ringside.runtime.feed.etw.EtwFeed;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import dev.ringside.shell.console.Palette;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans over ETW and over Linux' kernel, which need neither until a query runs. */
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            procs.count()                                                   | in the kernel, where there is room for the groups; read each second
            procs.where(uid == 0).groupBy(user, image.dir()).count()        | in the kernel, where there is room for the groups; read each second
            exits.for("1m").groupBy(name).aggregate({n: count(), m: max(duration), h: hist(maxRss), b: hist(exitCode, [1, 2])}) | in the kernel, where there is room for the groups; read each second
            exits.window("1m").groupBy(name).count()                        | in user mode: windows end when event time has passed them
            exits.groupBy(name).percentile(duration, 99)                    | in user mode: percentile(duration, 99) is computed from values one by one
            exits.groupBy(name).sum(exitCode + 1)                           | in user mode: sum(exitCode + 1) is computed from values one by one
            exits.groupBy(name).min(time)                                   | in user mode: min(time) is computed from values one by one
            procs.where(user == "root").groupBy(name).count()               | in user mode: not all that is asked of events is decided by the feed
            procs.groupBy(parentCmdline).count()                            | in user mode: parentCmdline is not made of what the kernel can tell processes apart by
            procs.groupBy(image, parentImage, cwd, cmdline).count()         | in user mode: its keys, or all that is computed, are too large for a map of the kernel
            procs.now().groupBy(name).count()                               | in user mode: what there is now is looked at there
            exits.join(procs, {by: "guid", within: "1m"}).groupBy(name).count() |
            procs.take(5).groupBy(name).count()                             |
            """)
    void whatIsGroupedInTheKernelIsToldAndElseWhyNot(String query, @Nullable String place) {
        try (LinuxFeed feed = new LinuxFeed()) {
            Plan plan = new Engine(List.of(feed)).plan(new QueryParser(Schema.standard()).query(query, "query"));

            List<String> lines =
                    new Explanation(plan).render(new Palette(false)).lines().toList();
            int last = lines.size() - 1;
            if (place == null) {
                assertThat(lines.get(last)).startsWith("then");
            } else {
                assertThat(lines.get(last)).isEqualTo("       " + place);
                assertThat(lines.get(last - 1)).startsWith("then   ");
            }
        }
    }
}
