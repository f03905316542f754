package dev.ringside.runtime.script.cases;

import dev.ringside.runtime.json.JsonValue;
import java.util.List;

/**
 * What came of a case.
 *
 * @param tested the case
 * @param found the alerts that the script raised, in order
 * @param problems why it failed, a sentence each; none if it passed
 */
public record CaseResult(ScriptCase tested, List<JsonValue> found, List<String> problems) {
    public CaseResult {
        found = List.copyOf(found);
        problems = List.copyOf(problems);
    }

    public boolean passed() {
        return problems.isEmpty();
    }
}
