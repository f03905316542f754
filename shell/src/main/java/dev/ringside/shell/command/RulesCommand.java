package dev.ringside.shell.command;

import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.script.ScriptSource;
import dev.ringside.shell.console.Palette;
import dev.ringside.shell.console.Surroundings;
import dev.ringside.shell.output.Format;
import dev.ringside.shell.output.JsonAnswer;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code ringside rules list|test PATH…}: what rules there are, and whether they do what their cases say. */
final class RulesCommand implements Command {
    private static final Schema SCHEMA = Schema.standard();
    private static final String LIST = "list";
    private static final String TEST = "test";

    private final Argument<String> action = Argument.operand(
            LIST + "|" + TEST,
            true,
            Meaning.ofWords(List.of(LIST, TEST), Optional::of, "something to do with rules"),
            "what to do: list what each rule looks for, or test it with the cases beside it");
    private final Argument<String> paths =
            Argument.operands(1, "PATH", Meaning.file(), "a file of JavaScript, or a folder of them");
    private final Argument<Format> output = Options.output(List.of("table", "jsonl", "json"));

    @Override
    public CommandSpec describe() {
        return Description.of("Lists detection scripts, or tests them with the cases that lie beside them.")
                .details(
                        "The cases of hunt.js are in hunt.case.jsonl: a line like {\"case\": \"what it shows\", \"alerts\": 1}"
                                + " begins one, and its events follow as they are recorded. Instead of how many alerts there must be it"
                                + " may list them, each with the fields that matter.")
                .arguments(action, paths, output)
                .examples("ringside rules list scripts/detections", "ringside rules test scripts/detections/linux");
    }

    @Override
    public int run(Session session, boolean noColor) {
        Surroundings surroundings = session.surroundings();
        Format format = output.value().orElse(Format.TABLE);
        Palette palette = surroundings.outPalette(noColor);
        List<ScriptSource> sources = ScriptFiles.read(paths.values(), surroundings.in());
        if (action.required().equals(LIST)) {
            RuleList rules = RuleList.of(SCHEMA, sources);
            surroundings.print(format == Format.TABLE ? rules.table(palette) : JsonAnswer.of(rules.rows(), format));
            return ExitStatus.DONE;
        }
        RuleTests tests = RuleTests.run(SCHEMA, sources, new Messages(surroundings, noColor, false));
        surroundings.print(format == Format.TABLE ? tests.text(palette) : JsonAnswer.of(tests.rows(), format));
        return tests.passed() ? ExitStatus.DONE : ExitStatus.SCRIPT;
    }
}
