package dev.ringside.driver.windows.etw.filter;

import dev.ringside.driver.windows.etw.PayloadFilter;
import dev.ringside.driver.windows.etw.record.EventSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Filters of what events carry: for each kind of event one for each alternative.
 *
 * <p>Documentation does not say whether an event without such a filter passes where others have one. So there are filters only where the ids that pass
 * are known, because a query names them, and every version of each has one. A provider may also describe events by itself, beside its manifest; those have
 * other ids.
 */
final class PayloadFilters {
    private PayloadFilters() {}

    static List<PayloadFilter> of(Ids ids, Optional<List<List<PayloadTest>>> carried, List<EventSchema> schemas) {
        List<PayloadFilter> filters = new ArrayList<>();
        if (!ids.in() || carried.isEmpty()) {
            return filters;
        }
        for (int id : ids.numbers()) {
            List<EventSchema> versions = schemas.stream()
                    .filter(schema -> schema.descriptor().id() == id)
                    .toList();
            for (EventSchema version : versions) {
                List<List<PayloadTest>> possible = carried.get().stream()
                        .filter(alternative -> isPossible(alternative, version))
                        .toList();
                for (List<PayloadTest> alternative : possible) {
                    List<PayloadFilter.Condition> conditions = conditions(alternative, version);
                    if (conditions.isEmpty()) {
                        return List.of();
                    }
                    filters.add(new PayloadFilter(version.descriptor(), conditions));
                }
            }
            if (versions.isEmpty()) {
                return List.of();
            }
        }
        return filters;
    }

    /** Whether events of that kind have all that is tested: of what is missing no test holds. */
    private static boolean isPossible(List<PayloadTest> tests, EventSchema schema) {
        return tests.stream()
                .allMatch(test -> schema.find(test.condition().field()).isPresent());
    }

    /** Those tests that can be made of that kind of event; the others are left to user mode. */
    private static List<PayloadFilter.Condition> conditions(List<PayloadTest> tests, EventSchema schema) {
        return tests.stream()
                .filter(test ->
                        schema.find(test.condition().field()).filter(test::fits).isPresent())
                .map(PayloadTest::condition)
                .distinct()
                .limit(PayloadFilter.MOST_CONDITIONS)
                .toList();
    }
}
