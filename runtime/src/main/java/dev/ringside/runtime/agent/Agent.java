package dev.ringside.runtime.agent;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.feed.health.Occurrence;
import dev.ringside.runtime.script.Script;
import dev.ringside.runtime.script.ScriptHost;
import dev.ringside.runtime.script.ScriptOptions;
import dev.ringside.runtime.source.Feeds;
import java.util.List;
import java.util.Optional;

/**
 * Runs a machine's configuration on what happens there, until it is closed. What goes wrong is told to the system's log and to {@code health}, and ends
 * neither it nor the detections that are right. For any thread.
 */
public final class Agent implements AutoCloseable {
    private final AgentSetting setting;
    private final Feeds.Live live;
    private final Engine engine;
    private final ScriptHost host;
    private final AlertFile alerts;
    private final Detections detections;
    private final Reporting reporting;
    private volatile Configuration configuration = Configuration.NONE;

    private Agent(AgentSetting setting, Feeds.Live live) {
        this.setting = setting;
        this.live = live;
        this.alerts = new AlertFile(
                new RotatedFile(setting.alerts(), setting.limits()), remark -> failed("alert file", remark));
        Feed rest = Feeds.silence(
                setting.schema(), remark -> setting.log().write(SystemLog.Severity.WARNING, remark.message()));
        this.engine = new Engine(
                List.of(live.feed(), rest), files -> Feeds.recordings(setting.schema(), files, this::complain));
        this.host = new ScriptHost(
                engine, setting.schema(), ScriptOptions.LIVE, new AgentListener(alerts, setting.log(), this::failed));
        this.detections = new Detections(host, setting.schema());
        this.reporting = new Reporting(setting, live.feed(), detections, alerts, this::hash);
    }

    /**
     * Starts one on what happens on this machine.
     *
     * @throws RingsideException if a detection cannot have its events: then nothing is watched
     */
    public static Agent start(AgentSetting setting) {
        return start(setting, Feeds.live(setting.schema()));
    }

    /** As {@link #start(AgentSetting)}, on other events; the agent closes their feed. */
    static Agent start(AgentSetting setting, Feeds.Live live) {
        Agent agent = new Agent(setting, live);
        try {
            agent.begin();
            return agent;
        } catch (RingsideException e) {
            e.diagnostics().forEach(problem -> setting.log().write(SystemLog.Severity.ERROR, problem.message()));
            agent.end();
            throw e;
        }
    }

    private synchronized void begin() {
        List<Diagnostic> problems = apply(setting.store().read().orElse(Configuration.NONE));
        if (problems.stream().anyMatch(problem -> problem.code() == Code.FEED)) {
            throw new RingsideException(problems);
        }
        problems.forEach(this::complain);
        live.health().tell(new Occurrence.State(true, setting.version()));
        setting.log()
                .write(
                        SystemLog.Severity.INFORMATION,
                        "Ringside " + setting.version() + " has started with " + inWords(configuration));
        reporting.begin();
    }

    /**
     * Takes over what has changed in the stored configuration: detections that are as they were go on, undisturbed; of a changed one the new text takes
     * over before the old one ends. One that cannot be loaded leaves the old one in its place.
     */
    public synchronized void reload() {
        Optional<Configuration> stored;
        try {
            stored = setting.store().read();
        } catch (RingsideException e) {
            e.diagnostics().forEach(this::complain);
            return;
        }
        List<Diagnostic> problems = apply(stored.orElse(Configuration.NONE));
        problems.forEach(this::complain);
        setting.log().write(SystemLog.Severity.INFORMATION, "the configuration is now " + inWords(configuration));
        reporting.now();
    }

    private List<Diagnostic> apply(Configuration next) {
        List<Diagnostic> problems = detections.exchange(next.detections());
        configuration = next;
        host.begin();
        if (!next.isEmpty()) {
            live.health().tell(new Occurrence.Configured(next.source(), next.hash()));
        }
        return problems;
    }

    private String hash() {
        Configuration applies = configuration;
        return applies.isEmpty() ? "" : applies.hash();
    }

    private static String inWords(Configuration configuration) {
        int count = configuration.detections().size();
        return configuration.isEmpty()
                ? "no configuration: it looks for nothing until it is given one with ringside config FILE…"
                : count + (count == 1 ? " detection of " : " detections of ") + configuration.source() + ", "
                        + configuration.hash();
    }

    private void complain(Diagnostic problem) {
        failed("configuration", problem.message());
    }

    private void failed(String what, String how) {
        setting.log().write(SystemLog.Severity.ERROR, what + ": " + how);
        live.health().tell(new Occurrence.Failure(what, how));
    }

    /** Ends everything; what detections have at hand is still dealt with. */
    @Override
    public synchronized void close() {
        live.health().tell(new Occurrence.State(false, setting.version()));
        host.scripts().forEach(Script::settle);
        setting.log().write(SystemLog.Severity.INFORMATION, "Ringside has stopped");
        end();
    }

    private void end() {
        reporting.close();
        host.close();
        engine.close();
        alerts.close();
        setting.log().close();
    }
}
