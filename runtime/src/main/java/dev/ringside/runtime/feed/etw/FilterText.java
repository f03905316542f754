package dev.ringside.runtime.feed.etw;

import dev.ringside.driver.windows.etw.ProviderFilter;
import dev.ringside.driver.windows.etw.filter.WantedOf;
import dev.ringside.driver.windows.etw.record.EventSchema;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.runtime.feed.trace.Providers;
import java.util.List;

/** What ETW is told for a predicate, for people. */
final class FilterText {
    private FilterText() {}

    /**
     * The text.
     *
     * @param title what the provider is called
     * @param schemas the kinds of events that its manifest has, if that is known
     */
    static String of(String title, EtwStream stream, Predicate pushed, List<EventSchema> schemas) {
        StringBuilder out = new StringBuilder("provider " + title + "\n");
        String filter = WantedOf.predicate(pushed, stream.roles())
                .filter(schemas)
                .map(ProviderFilter::toString)
                .orElse("nothing\n");
        filter.lines().forEach(line -> out.append("  ").append(line).append('\n'));
        if (stream.provider().equals(Providers.KERNEL_NETWORK)) {
            out.append("or the NT Kernel Logger, where nobody else has it\n  everything that goes over TCP and UDP\n");
        }
        return out.toString();
    }
}
