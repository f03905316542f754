package dev.ringside.shell.command;

import dev.ringside.shell.console.Palette;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What {@code --help} shows: picocli's help, laid out as Ringside's. */
final class HelpText {
    private static final int NARROWEST = 60;
    private static final int WIDEST = 100;

    private HelpText() {}

    /** A text as picocli's help takes it, which otherwise sees directives in it. */
    static String literally(String text) {
        return text.replace("%", "%%");
    }

    /** A description that was made from such texts, up to its first line break. */
    static String plainly(String... description) {
        return description[0].replace("%%", "%");
    }

    /** The help for a command, and for the commands below it if it has any. */
    static String of(CommandLine command, Palette palette, int columns) {
        UsageMessageSpec message = command.getCommandSpec().usageMessage();
        message.width(Math.clamp(columns, NARROWEST, WIDEST))
                .abbreviateSynopsis(true)
                .sortOptions(false)
                .descriptionHeading("%n")
                .parameterListHeading(heading("Argument"))
                .optionListHeading(heading("Options"))
                .commandListHeading(heading("Commands"))
                .exitCodeListHeading(heading("Exit status"))
                .exitCodeList(ExitStatus.descriptions())
                .footerHeading(heading("Examples"));
        return command.getUsageMessage(Help.defaultColorScheme(palette.colors() ? Help.Ansi.ON : Help.Ansi.OFF));
    }

    private static String heading(String title) {
        return "%n@|bold " + title + "|@%n";
    }
}
