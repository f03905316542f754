package dev.ringside.driver.windows.etw;

import dev.ringside.driver.windows.etw.record.EventDescriptor;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A filter of what events of one kind carry: an event passes if all conditions hold. Several filters of the same kind are alternatives.
 *
 * @param event the kind, by id and version
 * @param conditions at least one, and no more than {@value #MOST_CONDITIONS}
 */
public record PayloadFilter(EventDescriptor event, List<Condition> conditions) {
    /** ETW_MAX_PAYLOAD_PREDICATES. */
    public static final int MOST_CONDITIONS = 8;

    public PayloadFilter {
        conditions = List.copyOf(conditions);
    }

    /** A comparison of a field of the event. */
    public record Condition(String field, Operator operator, String value) {
        @Override
        public String toString() {
            return field + " " + operator.symbol + " " + value;
        }
    }

    /** What Windows can compare: {@code PAYLOADFIELD_…}. Numbers without a sign; texts it may compare without regard to case. */
    public enum Operator {
        EQUAL(0, "=="),
        NOT_EQUAL(1, "!="),
        LESS_OR_EQUAL(2, "<="),
        GREATER(3, ">"),
        LESS(4, "<"),
        GREATER_OR_EQUAL(5, ">="),
        CONTAINS(20, "contains"),
        IS(30, "is");

        private final int number;
        private final String symbol;

        Operator(int number, String symbol) {
            this.number = number;
            this.symbol = symbol;
        }

        int number() {
            return number;
        }
    }

    @Override
    public String toString() {
        return "event " + event.id() + " version " + event.version() + ": "
                + conditions.stream().map(Condition::toString).collect(Collectors.joining(" and "));
    }
}
