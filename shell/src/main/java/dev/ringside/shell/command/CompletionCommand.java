package dev.ringside.shell.command;

import dev.ringside.dsl.diagnostic.Code;
import java.util.List;
import java.util.Optional;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** {@code ringside completion SHELL}: what a shell needs to complete Ringside's command line. */
final class CompletionCommand implements Command {
    private static final String FISH = "fish";
    private static final List<String> SHELLS = List.of("bash", "zsh", FISH);

    private final Argument<String> shell = Argument.operand(
            "SHELL",
            true,
            Meaning.ofWords(
                    SHELLS,
                    Optional::of,
                    Code.USAGE,
                    text -> "there is no completion for '" + text + "'",
                    "the shells are "),
            "the shell: " + String.join(", ", SHELLS));

    @Override
    public CommandSpec describe() {
        return Description.of("Writes a script that lets a shell complete the command line of Ringside.")
                .arguments(shell)
                .examples(
                        "source <(ringside completion bash)",
                        "source <(ringside completion zsh)",
                        "ringside completion fish | source");
    }

    @Override
    public int run(Session session, boolean noColor) {
        CommandLine all = Commands.all();
        // What picocli writes for bash works in zsh as well.
        String script = shell.required().equals(FISH)
                ? new FishCompletion(all.getCommandSpec()).script()
                : AutoComplete.bash(Commands.PROGRAM, all);
        session.surroundings().print(script);
        return ExitStatus.DONE;
    }
}
