package dev.ringside.shell.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.schema.Schema;
import dev.ringside.shell.repl.Completions.Proposals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputCompletionsTest {
    private final Completions completions = new InputCompletions(Schema.standard(), () -> Set.of("target", "targets"));

    @Test
    void aFieldIsProposedWithItsTypeAndWhatItIs() {
        assertThat(at("procs.where(pare¦").proposals().getFirst())
                .isEqualTo(new Completions.Proposal("parent", "name: File name of the parent's program"));
    }

    @Test
    void aWordThatAFieldMayHoldIsWrittenInQuotes() {
        assertThat(outcomes("net.where(op == con¦")).contains("net.where(op == \"connect\"");
    }

    @Test
    void whatIsBehindTheWordStays() {
        assertThat(outcomes("procs.wh¦(uid == 0)")).containsExactly("procs.where(uid == 0)");
    }

    @Test
    void commandsOfTheShellAreProposedByTheirBeginning() {
        assertThat(outcomes(".¦")).contains(".help", ".explain");
        assertThat(outcomes("  .h¦")).containsExactly("  .help", "  .history");
        assertThat(outcomes(" ¦ .h")).isEmpty();
        assertThat(outcomes(".nosuch ¦")).isEmpty();
    }

    @Test
    void theArgumentsOfCommandsAreProposed() {
        assertThat(outcomes(".mode js¦")).containsExactly(".mode jsonl", ".mode json");
        assertThat(outcomes(".streams proc¦")).containsExactly(".streams procs");
        assertThat(outcomes(".explain procs.where(parentIm¦")).containsExactly(".explain procs.where(parentImage");
        assertThat(outcomes(".help ¦")).isEmpty();
    }

    @Test
    void variablesAreProposedWhereAValueMayStand() {
        assertThat(outcomes("procs.where(parent == tar¦"))
                .contains("procs.where(parent == target", "procs.where(parent == targets");
        assertThat(outcomes("tar¦")).contains("target");
        assertThat(outcomes("x.tar¦")).doesNotContain("x.target");
        assertThat(outcomes("procs.where(parent == \"tar¦")).isEmpty();
    }

    @Test
    void queriesAreCompletedWhereverTheyStandInJavaScript() {
        assertThat(outcomes("const q = procs.where(parentIm¦")).containsExactly("const q = procs.where(parentImage");
        assertThat(outcomes("const q = pro¦")).contains("const q = procs");
        assertThat(outcomes("f(exits.tak¦")).containsExactly("f(exits.take(");
    }

    @Test
    void filesAreProposedToBeLoaded(@TempDir Path folder) throws Exception {
        Files.createFile(folder.resolve("hunt.js"));
        Files.createDirectory(folder.resolve("hunts"));

        assertThat(outcomes(".load " + folder + "/hu¦"))
                .containsExactly(".load " + folder + "/hunt.js", ".load " + folder + "/hunts/");
    }

    private Proposals at(String marked) {
        return completions.at(marked.replace("¦", ""), marked.indexOf('¦'));
    }

    /** What the input becomes with each of the proposals. */
    private List<String> outcomes(String marked) {
        Proposals proposals = at(marked);
        String input = marked.replace("¦", "");
        return proposals.proposals().stream()
                .map(proposal -> input.substring(0, proposals.replaced().start())
                        + proposal.insert()
                        + input.substring(proposals.replaced().end()))
                .toList();
    }
}
