package dev.ringside.shell.command;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.runtime.engine.Plan;
import dev.ringside.runtime.engine.Stats;
import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.feed.Accounts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What became of a query's events, in numbers. */
public final class Summary {
    private final String stream;
    private final String place;
    private final long matched;
    private final Accounts accounts;
    private final String groups;
    private final List<Diagnostic> complaints;

    /** The numbers as they are now. */
    public Summary(Subscription subscription) {
        stream = subscription.plan().parts().stream()
                .map(part -> part.stream().name())
                .distinct()
                .collect(Collectors.joining(", "));
        place = filteredIn(subscription.plan());
        Stats stats = subscription.stats();
        matched = stats.matched();
        accounts = stats.accounts();
        groups = subscription.plan().grouped().flatMap(Plan.Grouped::refusal).isEmpty()
                        && stats.grouped() + stats.single() > 0
                ? String.format(
                        Locale.ROOT, ", %d grouped in %s, %d one by one", stats.grouped(), place, stats.single())
                : "";
        complaints = stats.complaints();
    }

    /** Where the feeds of a plan filter: {@code kernel}, {@code ETW}, {@code reader}. */
    public static String filteredIn(Plan plan) {
        return plan.parts().stream()
                .map(part -> FilterPlace.of(part.feed()).word())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" and "));
    }

    /** What makes the rows less than exact: events that came too late, what there was no room for. */
    public List<Diagnostic> complaints() {
        return complaints;
    }

    /** One line: {@code procs: 12 seen, 10 filtered in kernel, 2 delivered, 0 lost, 2 matched}; and how many were grouped where. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %d seen, %d filtered in %s, %d delivered, %d lost, %d matched%s",
                stream,
                accounts.seen(),
                accounts.filtered(),
                place,
                accounts.delivered(),
                accounts.lost(),
                matched,
                groups);
    }

    /** Writes the line if it is asked for, and says in any case if events were lost or left out. */
    void tell(Messages messages, boolean asked) {
        if (accounts.lost() > 0) {
            messages.warning(Diagnostic.of(
                    Code.FEED,
                    accounts.lost() + " events of " + stream
                            + " were lost, because they came faster than they were read",
                    "let the query filter more, or write to a file instead of a terminal"));
        }
        complaints.forEach(messages::warning);
        if (asked) {
            messages.line(toString());
        }
    }
}
