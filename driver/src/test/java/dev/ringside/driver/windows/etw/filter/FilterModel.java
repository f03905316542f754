package dev.ringside.driver.windows.etw.filter;

import dev.ringside.driver.windows.etw.PayloadFilter;
import dev.ringside.driver.windows.etw.ProviderFilter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What ETW does with an event, as its documentation has it: written down a second time, apart from what computes filters. */
final class FilterModel {
    private FilterModel() {}

    /**
     * An event.
     *
     * @param carried numbers and texts by their names
     */
    record Written(int id, int level, long keywords, long pid, Map<String, Object> carried) {}

    static boolean passes(ProviderFilter filter, Written event) {
        boolean level = event.level() <= filter.level();
        boolean keywords = event.keywords() == 0
                || ((filter.anyKeyword() == 0 || (event.keywords() & filter.anyKeyword()) != 0)
                        && (event.keywords() & filter.allKeyword()) == filter.allKeyword());
        boolean listed = filter.ids().numbers().contains(event.id());
        boolean id = filter.ids().numbers().isEmpty() || listed == filter.ids().in();
        boolean pid = filter.pids().isEmpty() || filter.pids().contains(event.pid());
        return level && keywords && id && pid && payload(filter.payload(), event);
    }

    private static boolean payload(List<PayloadFilter> filters, Written event) {
        List<PayloadFilter> own = filters.stream()
                .filter(filter -> filter.event().id() == event.id())
                .toList();
        // Where others have a filter, one that has none is taken not to pass: the worse of what may be.
        return filters.isEmpty()
                || own.stream().anyMatch(filter -> filter.conditions().stream().allMatch(one -> holds(one, event)));
    }

    private static boolean holds(PayloadFilter.Condition condition, Written event) {
        Object value = Objects.requireNonNull(event.carried().get(condition.field()));
        if (value instanceof String text) {
            // The stricter of what may be: with regard to case.
            return condition.operator() == PayloadFilter.Operator.CONTAINS
                    ? text.contains(condition.value())
                    : text.equals(condition.value());
        }
        long number = (Long) value;
        long wanted = Long.parseLong(condition.value().toLowerCase(Locale.ROOT));
        return switch (condition.operator()) {
            case EQUAL -> number == wanted;
            case NOT_EQUAL -> number != wanted;
            case LESS_OR_EQUAL -> number <= wanted;
            case GREATER -> number > wanted;
            case LESS -> number < wanted;
            case GREATER_OR_EQUAL -> number >= wanted;
            case CONTAINS, IS -> throw new AssertionError("numbers are compared as such: " + condition);
        };
    }
}
