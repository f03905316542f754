package dev.ringside.runtime.agent.install;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import java.util.ArrayList;
import java.util.List;

/** Goes through the steps of an installation, forwards and backwards. */
public final class Steps {
    private Steps() {}

    /**
     * Does all steps, or leaves things as they were.
     *
     * @throws RingsideException why a step could not be done, and which of those before it could not be taken back
     */
    public static void apply(List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            try {
                steps.get(i).apply().run();
            } catch (RingsideException e) {
                List<Diagnostic> problems = new ArrayList<>(e.diagnostics());
                problems.addAll(takeBack(steps.subList(0, i)));
                throw new RingsideException(problems);
            } catch (RuntimeException e) {
                // A fault of Ringside's own is no reason to leave half an installation.
                takeBack(steps.subList(0, i));
                throw e;
            }
        }
    }

    /**
     * Takes all steps back, the last one first. What cannot be taken back does not keep the others.
     *
     * @throws RingsideException what could not be taken back
     */
    public static void undo(List<Step> steps) {
        List<Diagnostic> problems = takeBack(steps);
        if (!problems.isEmpty()) {
            throw new RingsideException(problems);
        }
    }

    private static List<Diagnostic> takeBack(List<Step> steps) {
        List<Diagnostic> problems = new ArrayList<>();
        for (Step step : steps.reversed()) {
            try {
                step.undo().run();
            } catch (RingsideException e) {
                problems.addAll(e.diagnostics());
            }
        }
        return problems;
    }
}
