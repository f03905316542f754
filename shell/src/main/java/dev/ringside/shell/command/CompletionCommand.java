package dev.ringside.shell.command;

import java.util.List;

/** {@code ringside completion SHELL}: what a shell needs to complete Ringside's command line. */
final class CompletionCommand implements Command {
    private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    @Override
    public CommandModel model() {
        return CommandModel.of(
                        "ringside completion",
                        "Writes a script that lets a shell complete the command line of Ringside.")
                .withOperand(new CommandModel.Operand("SHELL", true, SHELLS, "the shell: " + String.join(", ", SHELLS)))
                .withOptions()
                .withExamples(
                        "source <(ringside completion bash)",
                        "source <(ringside completion zsh)",
                        "ringside completion fish | source");
    }

    @Override
    public int run(Arguments arguments, Session session) {
        Completion completion = new Completion(RootCommand.describe(), Commands.models());
        String script = switch (arguments.requiredOperand()) {
            case "bash", "zsh" -> completion.bash();
            case "fish" -> completion.fish();
            default -> throw unknown(arguments);
        };
        session.surroundings().print(script);
        return ExitStatus.DONE;
    }

    private static RuntimeException unknown(Arguments arguments) {
        Arguments.Given shell = arguments.operand().orElseThrow();
        return arguments
                .line()
                .at(
                        shell.place(),
                        "there is no completion for '" + shell.value() + "'",
                        Nearest.to(shell.value(), SHELLS)
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("the shells are " + String.join(", ", SHELLS)));
    }
}
