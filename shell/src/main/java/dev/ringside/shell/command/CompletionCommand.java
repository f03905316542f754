package dev.ringside.shell.command;

import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** {@code ringside completion SHELL}: what a shell needs to complete Ringside's command line. */
final class CompletionCommand implements Command {
    private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                "ringside completion", "Writes a script that lets a shell complete the command line of Ringside.");
        spec.addPositional(
                Options.positional(String.join("|", SHELLS), "the shell: " + String.join(", ", SHELLS), true)
                        .toBuilder()
                        .completionCandidates(SHELLS)
                        .build());
        return Options.complete(
                spec,
                "source <(ringside completion bash)",
                "source <(ringside completion zsh)",
                "ringside completion fish > ~/.config/fish/completions/ringside.fish");
    }

    @Override
    public int run(Arguments arguments, Session session) {
        String shell = arguments.positional().orElseThrow();
        if (!SHELLS.contains(shell)) {
            TypedLine line = arguments.line();
            throw line.at(
                    line.indexOf(shell),
                    "there is no completion for '" + shell + "'",
                    Nearest.to(shell, SHELLS)
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse("the shells are " + String.join(", ", SHELLS)));
        }
        CommandSpec root = new RootCommand((none, options) -> ExitStatus.DONE).help();
        session.surroundings()
                .print(
                        shell.equals("fish")
                                ? FishCompletion.script(root)
                                : AutoComplete.bash("ringside", new CommandLine(root)));
        return ExitStatus.DONE;
    }
}
