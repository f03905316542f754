package dev.ringside.runtime.script;

import dev.ringside.runtime.engine.Plan;
import java.time.Duration;
import java.util.function.Function;

/**
 * What scripts may take, and how they are run.
 *
 * @param replay whether the events are those of recordings: scripts then go by the events' time, and are not started again
 * @param budget how long one callback may take; the first turn, which also compiles, ten times as long
 * @param queue how many events may wait for a script; more are dropped and counted
 * @param restarts how often a script is started again that was stopped because it took too much
 * @param restartPause how long that is waited for the first time; each time it is twice as long as before
 * @param alertsPerMinute how many alerts a script may raise in a minute; more are left out and counted
 * @param permissions what else they may do
 * @param explainer what writes a plan as a text, for {@code explain()}
 */
public record ScriptOptions(
        boolean replay,
        Duration budget,
        int queue,
        int restarts,
        Duration restartPause,
        int alertsPerMinute,
        Permissions permissions,
        Function<Plan, String> explainer) {
    /** For events as they happen. */
    public static final ScriptOptions LIVE = new ScriptOptions(
            false,
            Duration.ofSeconds(1),
            10_000,
            3,
            Duration.ofSeconds(1),
            6_000,
            Permissions.NONE,
            plan -> plan.query().toString());

    /** For recordings. */
    public static final ScriptOptions REPLAY = new ScriptOptions(
            true,
            LIVE.budget,
            LIVE.queue,
            0,
            LIVE.restartPause,
            LIVE.alertsPerMinute,
            LIVE.permissions,
            LIVE.explainer);

    /** The same for recordings: by the events' time, and without starting scripts again. */
    public ScriptOptions asReplay() {
        return new ScriptOptions(true, budget, queue, 0, restartPause, alertsPerMinute, permissions, explainer);
    }

    public ScriptOptions withBudget(Duration other) {
        return new ScriptOptions(replay, other, queue, restarts, restartPause, alertsPerMinute, permissions, explainer);
    }

    public ScriptOptions withQueue(int other) {
        return new ScriptOptions(
                replay, budget, other, restarts, restartPause, alertsPerMinute, permissions, explainer);
    }

    public ScriptOptions withRestarts(int other, Duration pause) {
        return new ScriptOptions(replay, budget, queue, other, pause, alertsPerMinute, permissions, explainer);
    }

    public ScriptOptions withAlertsPerMinute(int other) {
        return new ScriptOptions(replay, budget, queue, restarts, restartPause, other, permissions, explainer);
    }

    public ScriptOptions withPermissions(Permissions other) {
        return new ScriptOptions(replay, budget, queue, restarts, restartPause, alertsPerMinute, other, explainer);
    }

    public ScriptOptions withExplainer(Function<Plan, String> other) {
        return new ScriptOptions(replay, budget, queue, restarts, restartPause, alertsPerMinute, permissions, other);
    }
}
