package dev.ringside.shell.command;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.agent.Configuration;
import dev.ringside.runtime.agent.ConfigurationCheck;
import dev.ringside.runtime.agent.Detection;
import dev.ringside.runtime.agent.install.Installation;
import dev.ringside.runtime.script.ScriptSource;
import dev.ringside.shell.console.Surroundings;
import dev.ringside.shell.output.Format;
import dev.ringside.shell.output.JsonAnswer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** {@code ringside config [FILE…]}: what the service looks for. */
final class ConfigCommand implements Command {
    private static final Schema SCHEMA = Schema.standard();

    private final Argument<String> files = Argument.operands(
            0,
            false,
            "FILE",
            Meaning.file(),
            "a script, a query in a file, a folder of scripts, or - for standard input; without any it shows what is set");
    private final Argument<String> root = Installations.root();
    private final Argument<Format> output = Options.output(List.of("table", "jsonl", "json"));

    @Override
    public CommandSpec describe() {
        return Description.of(
                        "Shows what the service looks for, or lets it look for something else, without a restart.")
                .details(
                        "Scripts are as for `ringside run`; of a query every row is an alert. All of them are tried first: if"
                                + " one is wrong, nothing changes. The service keeps a copy, so a script can import ringside:"
                                + " modules, and no files. Those that stay as they were go on undisturbed.")
                .arguments(files, root, output)
                .examples("ringside config", "ringside config scripts/detections", "ringside config hunt.js");
    }

    @Override
    public int run(Session session, boolean noColor) {
        Installation installation = Installations.of(root);
        if (!installation.isInstalled()) {
            throw new RingsideException(Diagnostic.of(
                    Code.FEED, "there is no service to configure here", "install it first: ringside install"));
        }
        Surroundings surroundings = session.surroundings();
        if (!files.isGiven()) {
            Optional<Configuration> stored = installation.store().read();
            Format format = output.value().orElse(Format.TABLE);
            surroundings.print(
                    format == Format.TABLE
                            ? stored.map(ConfigCommand::text).orElse("nothing is configured\n")
                            : JsonAnswer.of(
                                    List.of(stored.map(ConfigCommand::row).orElse(Map.of())), format));
            return ExitStatus.DONE;
        }
        Configuration configuration = read(surroundings);
        ConfigurationCheck.check(SCHEMA, configuration);
        installation.store().write(configuration);
        boolean told = installation.announce();
        new Messages(surroundings, noColor, false).line("stored, " + configuration.hash() + becomes(told));
        return ExitStatus.DONE;
    }

    private String becomes(boolean told) {
        if (told) {
            return ", and told to the service";
        }
        return root.isGiven()
                ? "; a service is not told from here, and reads it when it starts"
                : "; the service does not run, and will read it when it starts";
    }

    private Configuration read(Surroundings surroundings) {
        List<ScriptSource> sources = ScriptFiles.read(files.values(), surroundings.in());
        String origin = files.values().stream()
                .map(name -> name.equals(ScriptFiles.STANDARD_INPUT)
                        ? "standard input"
                        : Path.of(name).toAbsolutePath().normalize().toString())
                .distinct()
                .collect(Collectors.joining(", "));
        return new Configuration(
                sources.stream()
                        .map(source -> new Detection(source.name(), source.text()))
                        .toList(),
                origin);
    }

    /** What is stored, for people. */
    private static String text(Configuration configuration) {
        StringBuilder out = new StringBuilder();
        out.append("source  ").append(configuration.source()).append('\n');
        out.append("hash    ").append(configuration.hash()).append('\n');
        configuration
                .detections()
                .forEach(detection -> out.append('\n')
                        .append("// --- ")
                        .append(detection.name())
                        .append('\n')
                        .append(detection.text().stripTrailing())
                        .append('\n'));
        return out.toString();
    }

    /** What is stored, as data. */
    private static Map<String, Object> row(Configuration configuration) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("source", configuration.source());
        row.put("hash", configuration.hash());
        row.put(
                "detections",
                configuration.detections().stream()
                        .map(detection -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("name", detection.name());
                            one.put("text", detection.text());
                            return one;
                        })
                        .toList());
        return row;
    }
}
