package dev.ringside.runtime.agent;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.script.ScriptHost;
import dev.ringside.runtime.script.ScriptOptions;
import dev.ringside.runtime.source.Feeds;
import java.util.ArrayList;
import java.util.List;

/** Finds out what is wrong with a configuration before a machine runs it: every detection is loaded where nothing ever happens. */
public final class ConfigurationCheck {
    private ConfigurationCheck() {}

    /**
     * Checks.
     *
     * @throws RingsideException with everything that is wrong
     */
    public static void check(Schema schema, Configuration configuration) {
        List<Diagnostic> problems = new ArrayList<>();
        Feed nothing = Feeds.silence(schema, diagnostic -> {});
        try (Engine engine = new Engine(List.of(nothing), files -> Feeds.recordings(schema, files, diagnostic -> {}));
                ScriptHost host = new ScriptHost(engine, schema, ScriptOptions.LIVE, event -> {})) {
            for (Detection detection : configuration.detections()) {
                check(host, schema, detection, problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new RingsideException(problems);
        }
    }

    private static void check(ScriptHost host, Schema schema, Detection detection, List<Diagnostic> problems) {
        try {
            host.load(detection.script(schema)).close();
        } catch (RingsideException e) {
            problems.addAll(e.diagnostics());
        }
    }
}
