package dev.ringside.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Scripts that let shells complete the command line.
 *
 * @param root what may be said without a command
 * @param commands the commands
 */
record Completion(CommandModel root, List<CommandModel> commands) {

    /** For bash, and for zsh, which understands such scripts. */
    String bash() {
        StringBuilder out = new StringBuilder("""
                # Completion of ringside for bash and zsh
                if [ -n "${ZSH_VERSION:-}" ]; then
                  autoload -U +X compinit && compinit && autoload -U +X bashcompinit && bashcompinit
                fi
                _ringside() {
                  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command='' words=''
                  [ "$COMP_CWORD" -lt 2 ] || command=${COMP_WORDS[1]}
                  case $command:$before in
                """);
        for (CommandModel command : commands) {
            bash(out, shortName(command), command, List.of());
        }
        // Last, since these patterns fit every command.
        bash(out, "*", root, commands.stream().map(Completion::shortName).toList());
        return out.append("""
                          esac
                          COMPREPLY=($(compgen -W "$words" -- "$word"))
                        }
                        complete -o default -F _ringside ringside
                        """).toString();
    }

    private static void bash(StringBuilder out, String name, CommandModel command, List<String> further) {
        List<String> words = new ArrayList<>(further);
        command.operand().ifPresent(operand -> words.addAll(operand.words()));
        for (Option option : command.options()) {
            words.addAll(option.names());
            if (option.takesValue()) {
                String patterns =
                        option.names().stream().map(each -> name + ":" + each).collect(Collectors.joining("|"));
                // Without words of its own, what follows is completed as a file.
                out.append(entry(patterns, option.words()));
            }
        }
        out.append(entry(name + ":*", words));
    }

    private static String entry(String patterns, List<String> words) {
        return "    " + patterns + ") words='" + String.join(" ", words) + "' ;;\n";
    }

    /** For fish. */
    String fish() {
        StringBuilder out = new StringBuilder("# Completion of ringside for fish\ncomplete -c ringside -e\n");
        options(out, root, "__fish_use_subcommand");
        for (CommandModel command : commands) {
            String name = shortName(command);
            out.append("complete -c ringside -n __fish_use_subcommand -f -a ")
                    .append(name)
                    .append(" -d ")
                    .append(quoted(command.summary()))
                    .append('\n');
            String condition = "'__fish_seen_subcommand_from " + name + "'";
            options(out, command, condition);
            out.append("complete -c ringside -f -n ").append(condition);
            command.operand()
                    .filter(operand -> !operand.words().isEmpty())
                    .ifPresent(operand -> out.append(" -a ").append(quoted(String.join(" ", operand.words()))));
            out.append('\n');
        }
        return out.toString();
    }

    private static String shortName(CommandModel command) {
        return command.name().substring(command.name().indexOf(' ') + 1);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static void options(StringBuilder out, CommandModel command, String condition) {
        for (Option option : command.options()) {
            out.append("complete -c ringside -n ").append(condition);
            for (String name : option.names()) {
                out.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
            }
            if (!option.words().isEmpty()) {
                out.append(" -x -a ").append(quoted(String.join(" ", option.words())));
            } else if (option.equals(Options.FROM)) {
                out.append(" -r -F");
            } else if (option.takesValue()) {
                out.append(" -x");
            }
            out.append(" -d ").append(quoted(option.description())).append('\n');
        }
    }
}
