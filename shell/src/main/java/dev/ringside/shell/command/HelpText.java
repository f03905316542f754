package dev.ringside.shell.command;

import dev.ringside.shell.console.Palette;
import dev.ringside.shell.console.Palette.Role;
import java.util.List;

/** What {@code --help} shows. Made from ASCII only, so that characters are columns. */
final class HelpText {
    private static final int LEFT = 24;

    private final Palette palette;
    private final int columns;
    private final StringBuilder out = new StringBuilder();

    private HelpText(Palette palette, int columns) {
        this.palette = palette;
        this.columns = columns;
    }

    /**
     * The help for a command.
     *
     * @param commands the commands below it
     */
    static String of(CommandModel command, List<CommandModel> commands, Palette palette, int columns) {
        return new HelpText(palette, columns).render(command, commands);
    }

    private String render(CommandModel command, List<CommandModel> commands) {
        out.append("Usage: ").append(palette.paint(Role.STRONG, command.name()));
        command.operand()
                .ifPresent(operand ->
                        out.append(operand.required() ? " " + operand.label() : " [" + operand.label() + "]"));
        out.append(" [OPTION]…\n");
        if (!commands.isEmpty()) {
            out.append("       ")
                    .append(palette.paint(Role.STRONG, command.name()))
                    .append(" COMMAND …\n");
        }
        paragraph(command.summary());
        command.details().forEach(this::paragraph);
        if (!commands.isEmpty()) {
            heading("Commands");
            commands.forEach(below -> item(below.name().substring(below.name().indexOf(' ') + 1), below.summary()));
        }
        command.operand().ifPresent(operand -> {
            heading("Argument");
            item(operand.label(), operand.description());
        });
        heading("Options");
        for (Option option : command.options()) {
            String indent = option.names().getFirst().startsWith("--") ? "    " : "";
            String value = option.takesValue() ? " " + option.value() : "";
            item(indent + String.join(", ", option.names()) + value, option.description());
        }
        heading("Exit status");
        ExitStatus.descriptions().forEach(this::item);
        heading("Examples");
        command.examples().forEach(example -> out.append("  ").append(example).append('\n'));
        return out.toString();
    }

    private void heading(String title) {
        out.append('\n').append(palette.paint(Role.STRONG, title)).append('\n');
    }

    private void paragraph(String text) {
        out.append('\n');
        wrapped(text, 0, 0);
    }

    private void item(String label, String description) {
        out.append("  ").append(label);
        int used = 2 + label.length();
        if (used > LEFT - 2) {
            out.append('\n');
            used = 0;
        }
        wrapped(description, used, LEFT);
    }

    private void wrapped(String text, int used, int indent) {
        int at = used;
        for (String word : text.split(" ", -1)) {
            if (at <= indent) {
                out.append(" ".repeat(indent - at));
                at = indent;
            } else if (at + 1 + word.length() > columns) {
                out.append('\n').append(" ".repeat(indent));
                at = indent;
            } else {
                out.append(' ');
                at++;
            }
            out.append(word);
            at += word.length();
        }
        out.append('\n');
    }
}
