package dev.ringside.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.json.Names;
import dev.ringside.runtime.script.typings.Typings;
import dev.ringside.shell.console.Surroundings;
import dev.ringside.shell.output.Format;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLineTest {
    @Test
    void aMistypedOptionIsMarkedAndTheNearestOneProposed() {
        assertThat(InProcess.run("query", "procs", "--form", "x.jsonl")).isEqualTo(new InProcess(2, "", """
                        error[RS0201]: unknown option '--form'
                         --> command line:1:22
                          |
                        1 | ringside query procs --form x.jsonl
                          |                      ^^^^^^
                        help: did you mean '--from'?
                        """));
    }

    @Test
    void aMistypedCommandIsMarkedAndTheNearestOneProposed() {
        assertThat(InProcess.run("qurey", "procs")).isEqualTo(new InProcess(2, "", """
                        error[RS0201]: there is no command 'qurey'
                         --> command line:1:10
                          |
                        1 | ringside qurey procs
                          |          ^^^^^
                        help: did you mean 'query'?
                        """));
    }

    @Test
    void aFormatThatDoesNotExistIsMarkedWhereItStands() {
        for (String[] arguments : List.of(
                new String[] {"query", "procs", "-o", "jsonx"},
                new String[] {"query", "procs", "-ojsonx"},
                new String[] {"query", "procs", "-o=jsonx"},
                new String[] {"query", "procs", "--output=jsonx"},
                new String[] {"query", "procs", "--output", "jsonx"})) {
            InProcess run = InProcess.run(arguments);

            assertThat(run.status()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .startsWith("error[RS0201]: 'jsonx' is not an output format\n --> command line:1:")
                    .contains("^^^^^")
                    .endsWith("help: did you mean 'jsonl'?\n");
        }
    }

    @Test
    void whatElseCanBeWrongIsToldInOneSentence() {
        assertError("EXPR is missing", "query");
        assertError("'procs' is one argument too many", "query", "procs", "procs");
        assertError("'x' is one argument too many", "doctor", "x");
        assertError("option '--stats' is given twice", "query", "procs", "--stats", "--stats");
        assertError("option '--output' is given twice", "query", "procs", "-o", "csv", "--output=json");
        assertError("option '--stats' takes no value", "query", "procs", "--stats=1");
        assertError("option '--for' needs a value", "query", "procs", "--for");
        assertError("option '-o' needs a value", "query", "procs", "-o", "--stats");
        assertError("'soon' is not a length of time", "query", "procs", "--for", "soon");
        assertError("'-1s' is not a length of time", "query", "procs", "--for", "-1s");
        assertError("'0' is not a number of events", "query", "procs", "--count", "0");
        assertError(
                "'99999999999999999999' is not a number of events", "query", "procs", "--count=99999999999999999999");
        assertError("'windows' is not a set of names", "query", "procs", "--names", "windows");
        assertError("unknown option '-x'", "query", "procs", "-qx");
        assertError("unknown option '--count'", "streams", "--count", "3");
        assertError("'query' is not the first argument", "--no-color", "query", "procs");
        assertError("SCRIPT is missing", "run");
        assertError("'grave' is not a level of alerts", "run", "a.js", "--fail-on", "grave");
        assertError("'csv' is not an output format", "run", "a.js", "-o", "csv");
        assertError("nothing is allowed by 'all'", "run", "-", "--allow", "all");
        assertError("scripts that read a recording are not watched", "run", "a.js", "--watch", "--from", "a.jsonl");
        assertError("a script and events cannot both come from standard input", "run", "-", "--from", "-");
        assertError("list|test is missing", "rules");
        assertError("PATH is missing", "rules", "list");
        assertError("'tets' is not something to do with rules", "rules", "tets", "a.js");
        assertError("there is no stream 'prosc'", "streams", "prosc");
        assertError("there is no completion for 'tcsh'", "completion", "tcsh");
        assertError(
                "live events and recordings cannot be read by one query",
                "query",
                "procs",
                "--from",
                "live",
                "--from",
                "x");
    }

    private static void assertError(String message, String... arguments) {
        InProcess run = InProcess.run(arguments);
        assertThat(run.status()).as(message).isEqualTo(2);
        assertThat(run.out()).as(message).isEmpty();
        assertThat(run.err())
                .matches("(?s)error\\[RS0\\d{3}]: \\Q" + message + "\\E.*\nhelp: .*")
                .satisfies(text -> assertThat(text.lines().filter(line -> line.startsWith("error")))
                        .hasSize(1));
    }

    @Test
    void whatTheUserTypedIsShownAndNotSentToTheTerminal() {
        assertThat(InProcess.run("query", "--\u001b[31m").err())
                .contains("unknown option '--\\x1b[31m'")
                .doesNotContain("\u001b");
    }

    @Test
    void withoutACommandTheShellIsStartedWithItsSettings() {
        InProcess.STARTED.clear();

        assertThat(InProcess.run().status()).isEqualTo(42);
        assertThat(InProcess.run("--from", "a", "--from=b", "-ocsv", "--names", "sysmon", "-q", "--no-color")
                        .status())
                .isEqualTo(42);
        assertThat(InProcess.STARTED)
                .containsExactly(
                        new Shell.Settings(List.of("live"), Optional.empty(), Names.RINGSIDE, false, false),
                        new Shell.Settings(List.of("a", "b"), Optional.of(Format.CSV), Names.SYSMON, true, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "query",
                "explain",
                "run",
                "rules",
                "streams",
                "types",
                "install",
                "config",
                "status",
                "uninstall",
                "doctor",
                "completion"
            })
    void everyCommandHasHelpWithExitStatusesAndExamples(String command) {
        InProcess run = InProcess.run(command, "--help");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("Usage: ringside " + command)
                .contains("\nExit status\n  0 ", "\n  130 ", "\nExamples\n  ")
                .satisfies(text -> assertThat(text.lines())
                        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80)));
        assertThat(InProcess.run("-h").out()).contains("\n  " + command + " ");
    }

    @Test
    void theVersionIsTheBuilds() {
        assertThat(InProcess.run("--version").out()).matches("ringside \\d+\\.\\d+\\.\\d+.*\n");
    }

    @Test
    void colorsFollowThePolicy() {
        Surroundings.Terminals terminal = new Surroundings.Terminals(true, true, true);
        Map<String, String> xterm = Map.of("TERM", "xterm");

        assertThat(InProcess.run(terminal, xterm, "streams").out()).contains("\u001b[1m");
        assertThat(InProcess.run(terminal, xterm, "streams", "--no-color").out())
                .doesNotContain("\u001b");
        assertThat(InProcess.run(terminal, xterm, "nope").err()).contains("\u001b[1;31m");
        assertThat(InProcess.run(terminal, xterm, "query", "--nope", "--no-color")
                        .err())
                .doesNotContain("\u001b");
        assertThat(InProcess.run(terminal, Map.of("TERM", "xterm", "NO_COLOR", "1"), "nope")
                        .err())
                .doesNotContain("\u001b");
    }

    @Test
    void streamsAndTheirFieldsAreListedForPeopleAndForPrograms() {
        assertThat(InProcess.run("streams").out())
                .containsPattern("^STREAM +SYSMON")
                .containsPattern("\nprocs +1 ")
                .containsPattern("\nexits +5 ");
        assertThat(InProcess.run("streams", "-o", "jsonl").out())
                .contains(
                        "{\"stream\":\"procs\",\"description\":\"A process started a program\",\"sysmonIds\":[1],\"live\":");
        assertThat(InProcess.run("streams", "procs").out())
                .contains("\ncmdline ", "CommandLine", "Command line, arguments joined by blanks");
        assertThat(InProcess.run("streams", "procs", "-o", "json").out())
                .startsWith("[\n{\"field\":\"time\",\"type\":\"time\",\"aliases\":[\"UtcTime\"]")
                .endsWith("}\n]\n");
    }

    @Test
    void typesAreThoseOfTheSchema() {
        assertThat(InProcess.run("types").out())
                .contains("declare const procs: Ringside.Query<")
                .isEqualTo(Typings.text(Schema.standard()));
    }

    @Test
    void doctorSaysWhatIsThere() {
        InProcess run = InProcess.run("doctor");

        assertThat(run.status()).isIn(0, 3);
        assertThat(run.out()).contains("Java: " + Runtime.version()).containsPattern("(?m)^[✓!✗] kernel: ");
        assertThat(run.out().contains("✗")).isEqualTo(run.status() == 3);
        assertThat(InProcess.run("doctor", "-o", "jsonl").out()).contains("{\"subject\":\"Java\",\"severity\":\"");
    }
}
