package dev.ringside.shell.command;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A script of completions for the shell fish, which picocli does not write. */
final class FishCompletion {
    private FishCompletion() {}

    static String script(CommandSpec root) {
        StringBuilder out = new StringBuilder("# Completion of ringside for fish\ncomplete -c ringside -e\n");
        options(out, root, "__fish_use_subcommand");
        for (Map.Entry<String, CommandLine> entry : root.subcommands().entrySet()) {
            CommandSpec command = entry.getValue().getCommandSpec();
            out.append("complete -c ringside -n __fish_use_subcommand -f -a ")
                    .append(entry.getKey())
                    .append(" -d ")
                    .append(quoted(command.usageMessage().description()[0]))
                    .append('\n');
            options(out, command, "'__fish_seen_subcommand_from " + entry.getKey() + "'");
        }
        return out.toString();
    }

    private static void options(StringBuilder out, CommandSpec command, String condition) {
        for (OptionSpec option : command.options()) {
            out.append("complete -c ringside -n ").append(condition);
            for (String name : option.names()) {
                out.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
            }
            if (option.completionCandidates() != null) {
                out.append(" -x -a ").append(quoted(String.join(" ", option.completionCandidates())));
            } else if (option.names()[0].equals(Options.FROM)) {
                out.append(" -r -F");
            } else if (option.arity().max() > 0) {
                out.append(" -x");
            }
            out.append(" -d ").append(quoted(option.description()[0])).append('\n');
        }
        for (PositionalParamSpec positional : command.positionalParameters()) {
            out.append("complete -c ringside -f -n ").append(condition);
            if (positional.completionCandidates() != null) {
                out.append(" -a ").append(quoted(String.join(" ", positional.completionCandidates())));
            }
            out.append('\n');
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
