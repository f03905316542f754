package dev.ringside.shell.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The script that lets fish complete the command line, for which picocli has none.
 *
 * @param root the whole command line
 */
record FishCompletion(CommandSpec root) {
    private static final String COMPLETE = "complete -c " + Commands.PROGRAM;

    String script() {
        StringBuilder out = new StringBuilder("# Completion of ringside for fish\n" + COMPLETE + " -e\n");
        options(out, root, "__fish_use_subcommand");
        for (CommandLine command : root.subcommands().values()) {
            CommandSpec spec = command.getCommandSpec();
            out.append(COMPLETE)
                    .append(" -n __fish_use_subcommand -f -a ")
                    .append(spec.name())
                    .append(described(spec.usageMessage().description()));
            String condition = "'__fish_seen_subcommand_from " + spec.name() + "'";
            options(out, spec, condition);
            operands(out, spec, condition);
        }
        return out.toString();
    }

    private static void options(StringBuilder out, CommandSpec command, String condition) {
        for (OptionSpec option : command.options()) {
            out.append(COMPLETE).append(" -n ").append(condition);
            for (String name : option.names()) {
                out.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
            }
            List<String> words = words(option);
            if (!words.isEmpty()) {
                out.append(" -x -a ").append(quoted(String.join(" ", words)));
            } else if (isFile(option)) {
                out.append(" -r -F");
            } else if (option.arity().max() > 0) {
                out.append(" -x");
            }
            out.append(described(option.description()));
        }
    }

    private static void operands(StringBuilder out, CommandSpec command, String condition) {
        List<PositionalParamSpec> operands = command.positionalParameters();
        out.append(COMPLETE).append(" -n ").append(condition);
        if (operands.stream().noneMatch(FishCompletion::isFile)) {
            out.append(" -f");
        }
        List<String> words = new ArrayList<>();
        operands.forEach(operand -> words.addAll(words(operand)));
        if (!words.isEmpty()) {
            out.append(" -a ").append(quoted(String.join(" ", words)));
        }
        out.append('\n');
    }

    private static List<String> words(ArgSpec argument) {
        List<String> words = new ArrayList<>();
        if (argument.completionCandidates() != null) {
            argument.completionCandidates().forEach(words::add);
        }
        return words;
    }

    private static boolean isFile(ArgSpec argument) {
        return argument.auxiliaryTypes()[0] == Path.class;
    }

    private static String described(String... description) {
        return " -d " + quoted(HelpText.plainly(description)) + "\n";
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
