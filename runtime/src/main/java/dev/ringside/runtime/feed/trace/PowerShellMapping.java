package dev.ringside.runtime.feed.trace;

import dev.ringside.dsl.schema.Schema;
import java.util.Map;
import java.util.Set;

/**
 * The blocks of scripts that PowerShell reports, as {@code powershell}. A block that is too long for one event comes in several, one behind the other, with
 * the same {@code scriptId}; each is an event here too, in every source alike, so that nothing waits for a part that was lost.
 */
final class PowerShellMapping {
    private static final int SCRIPT_BLOCK = 4104;

    private PowerShellMapping() {}

    static StreamMapping mapping() {
        return new StreamMapping(
                Schema.standard().stream("powershell"),
                Set.of(new StreamMapping.Kind(Providers.POWERSHELL, SCRIPT_BLOCK)),
                TraceEvent::pid,
                Map.of(
                        "script", Fields.text("ScriptBlockText"),
                        "scriptId", Fields.text("ScriptBlockId"),
                        "path", Fields.text("Path")));
    }
}
