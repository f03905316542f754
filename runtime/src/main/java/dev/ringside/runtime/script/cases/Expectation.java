package dev.ringside.runtime.script.cases;

import dev.ringside.runtime.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The alerts that a case expects. Its {@code toString} is the JSON that stands in the file. */
public sealed interface Expectation {
    /** What is wrong with these alerts; nothing if they are as expected. */
    Optional<String> problem(List<JsonValue> found);

    /** So many, whatever they say. */
    record Count(int count) implements Expectation {
        @Override
        public Optional<String> problem(List<JsonValue> found) {
            return found.size() == count ? Optional.empty() : Optional.of(difference(count, found.size()));
        }

        @Override
        public String toString() {
            return String.valueOf(count);
        }
    }

    /** These, in this order; of each as much is looked at as is written. */
    record Alerts(List<JsonValue> alerts) implements Expectation {
        public Alerts {
            alerts = List.copyOf(alerts);
        }

        @Override
        public Optional<String> problem(List<JsonValue> found) {
            if (found.size() != alerts.size()) {
                return Optional.of(difference(alerts.size(), found.size()));
            }
            for (int i = 0; i < alerts.size(); i++) {
                if (!alerts.get(i).isPartOf(found.get(i))) {
                    return Optional.of("the alert " + (i + 1) + " is not as expected");
                }
            }
            return Optional.empty();
        }

        @Override
        public String toString() {
            return new JsonValue.Items(alerts).toString();
        }
    }

    private static String difference(int expected, int found) {
        return "expected " + (expected == 1 ? "1 alert" : expected + " alerts") + " and found " + found;
    }

    /** What a file says: a number of alerts, or an array of them. */
    static Optional<Expectation> of(JsonValue value) {
        return switch (value) {
            case JsonValue.Numeral number -> count(number.value());
            case JsonValue.Items items
            when items.items().stream().allMatch(item -> item instanceof JsonValue.Members) ->
                Optional.of(new Alerts(items.items()));
            default -> Optional.empty();
        };
    }

    private static Optional<Expectation> count(BigDecimal number) {
        try {
            int count = number.intValueExact();
            return count < 0 ? Optional.empty() : Optional.of(new Count(count));
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }
}
