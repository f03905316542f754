package dev.ringside.runtime.engine;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.runtime.engine.operator.Ledger;
import dev.ringside.runtime.feed.Accounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a query is getting on, in numbers.
 *
 * @param matched how many rows were handed to the sink
 * @param accounts where the events of its streams went since it started
 * @param grouped how many events its feed had put together in groups
 * @param single how many came one by one though the feed had been asked to put them together: there was no room for their groups, or for so long a key, or
 *     they had to come for somebody else
 * @param dropped how many events or rows there was no room for on the lane
 * @param late how many events came later than some operator waits for, and were left out by it
 * @param overflows what went beyond the limits of operators
 */
public record Stats(
        long matched, Accounts accounts, long grouped, long single, long dropped, long late, List<Overflow> overflows) {
    public Stats {
        overflows = List.copyOf(overflows);
    }

    /**
     * What an operator could not keep.
     *
     * @param operator the operator, as it is written
     * @param what what happened to what it could not keep, as {@code "groups were left out"}
     * @param count how many
     */
    public record Overflow(String operator, String what, long count) {}

    static List<Overflow> overflows(Ledger ledger) {
        return ledger.entries().stream()
                .map(entry -> new Overflow(
                        entry.operator(), entry.what(), entry.count().sum()))
                .filter(overflow -> overflow.count() > 0)
                .toList();
    }

    /** What makes the rows less than exact, for people; empty if nothing does. */
    public List<Diagnostic> complaints() {
        List<Diagnostic> complaints = new ArrayList<>();
        if (late > 0) {
            complaints.add(complaint(
                    late + " events came too late and were left out", "wait longer for them: {lateness: \"10s\"}"));
        }
        if (dropped > 0) {
            complaints.add(complaint(
                    dropped + " events were dropped, because they came faster than they were handled",
                    "let the query filter more"));
        }
        for (Overflow overflow : overflows) {
            complaints.add(complaint(
                    String.format(Locale.ROOT, "%d %s by %s", overflow.count(), overflow.what(), overflow.operator()),
                    "let the query filter more, or look at shorter spans of time"));
        }
        return complaints;
    }

    private static Diagnostic complaint(String message, String hint) {
        return Diagnostic.of(Code.LIMIT, message, hint);
    }
}
