package dev.ringside.shell.command;

import dev.ringside.runtime.doctor.Checks;
import dev.ringside.runtime.doctor.Finding;
import dev.ringside.shell.console.Palette;
import dev.ringside.shell.console.Palette.Role;
import dev.ringside.shell.console.Surroundings;
import dev.ringside.shell.console.Visible;
import dev.ringside.shell.output.Format;
import dev.ringside.shell.output.JsonAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** {@code ringside doctor}: what works on this machine, what does not, and how to put it right. */
final class DoctorCommand implements Command {
    private final Argument<Format> output = Options.output(List.of("table", "jsonl", "json"));

    @Override
    public CommandSpec describe() {
        return Description.of("Looks at what works on this machine, what does not, and how to put it right.")
                .arguments(output)
                .examples("ringside doctor", "ringside doctor -o json");
    }

    @Override
    public int run(Session session, boolean noColor) {
        Surroundings surroundings = session.surroundings();
        Format format = output.value().orElse(Format.TABLE);
        List<Finding> findings = new ArrayList<>();
        Checks.all().forEach(check -> findings.addAll(check.run()));
        findings.add(terminal(surroundings));
        surroundings.print(
                format == Format.TABLE
                        ? text(findings, surroundings.outPalette(noColor))
                        : JsonAnswer.of(
                                findings.stream().map(DoctorCommand::row).toList(), format));
        boolean failed = findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.FAILURE);
        return failed ? ExitStatus.SOURCE : ExitStatus.DONE;
    }

    private static Finding terminal(Surroundings surroundings) {
        if (!surroundings.terminals().out()) {
            return Finding.good("terminal", "none: rows are written as JSON lines");
        }
        String kind = surroundings.environment().getOrDefault("TERM", "dumb");
        Surroundings.Size size = surroundings.size();
        String detail = kind + ", " + size.columns() + " columns, " + size.rows() + " rows";
        return kind.equals("dumb")
                ? Finding.warning("terminal", detail + ", without a status line or colours", "set TERM to what it is")
                : Finding.good("terminal", detail);
    }

    private static String text(List<Finding> findings, Palette palette) {
        StringBuilder out = new StringBuilder();
        for (Finding finding : findings) {
            out.append(
                            switch (finding.severity()) {
                                case GOOD -> palette.paint(Role.GOOD, "✓");
                                case WARNING -> palette.paint(Role.WARNING, "!");
                                case FAILURE -> palette.paint(Role.ERROR, "✗");
                            })
                    .append(' ')
                    .append(palette.paint(Role.STRONG, Visible.of(finding.subject())))
                    .append(": ")
                    .append(Visible.of(finding.detail()))
                    .append('\n');
            if (!finding.remedy().isEmpty()) {
                out.append("  ")
                        .append(palette.paint(Role.HELP, "help"))
                        .append(": ")
                        .append(Visible.of(finding.remedy()))
                        .append('\n');
            }
        }
        return out.toString();
    }

    private static Map<String, Object> row(Finding finding) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("subject", finding.subject());
        row.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        row.put("detail", finding.detail());
        if (!finding.remedy().isEmpty()) {
            row.put("remedy", finding.remedy());
        }
        return row;
    }
}
