package dev.ringside.runtime.feed.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Collected;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Samples;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.source.Feeds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The process tree as Windows' event logs tell it. */
@Timeout(60)
final class EventLogTreeTest {
    private static final String SYSMON = "omerbenamram+evtx/samples/sysmon.evtx";
    private static final String SECURITY = "mdecrevoisier+EVTX-to-MITRE-Attack/TA0008-Lateral Movement"
            + "/T1021.002-SMB Windows Admin Shares/ID4688,4697,5140-5145 PSexec remote execution + admin share.evtx";

    @Test
    void sysmonsGuidsGiveTheTree() throws Exception {
        Collected rows = run(
                "procs.where(ancestors.some(name == \"explorer\")).map({name, tree: ancestors.tree()})", corpus(SYSMON));

        assertThat(rows.of("name", "tree"))
                .containsExactly(
                        "regedit.exe explorer.exe",
                        "regedit.exe explorer.exe",
                        "Procmon.exe explorer.exe",
                        "Procmon64.exe explorer.exe > Procmon.exe",
                        "FTK Imager.exe explorer.exe",
                        "FTK Imager.exe explorer.exe");
    }

    @Test
    void pidsAndTimesGiveItWhereThereAreNoGuids() throws Exception {
        Collected rows = run(
                "procs.where(name == \"whoami\").map({parentCmdline, tree: ancestors.tree()})", corpus(SECURITY));

        assertThat(rows.of("tree")).containsExactly("services.exe > PSEXESVC.exe > cmd.exe");
    }

    @Test
    void whatAProcessDidFollowsItsStart() throws Exception {
        Collected rows =
                run("sequence({by: \"guid\", within: \"1h\"}, procs, files).select(guid)", corpus(SYSMON));

        assertThat(rows.of("guid"))
                .startsWith(
                        "{94F748D5-4C0A-5A42-0000-00107646FE0F}", "{94F748D5-4C0F-5A42-0000-00107B98FE0F}");
    }

    private static Collected run(String query, String file) throws Exception {
        Collected rows = new Collected();
        Feed feed = Feeds.recordings(Samples.SCHEMA, List.of(file), complaint -> {});
        try (Engine engine = new Engine(List.of(feed))) {
            engine.start(new QueryParser(Samples.SCHEMA).query(query, "test"), rows)
                    .ended()
                    .get(30, TimeUnit.SECONDS);
        }
        return rows;
    }

    private static String corpus(String name) {
        Path path = Path.of(System.getProperty("ringside.corpus", "../../shared/corpus"), name);
        assumeTrue(Files.exists(path), "needs the corpus: " + path + " is not there");
        return path.toString();
    }
}
