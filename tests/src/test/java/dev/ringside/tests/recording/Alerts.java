package dev.ringside.tests.recording;

import dev.ringside.runtime.json.JsonValue;
import dev.ringside.runtime.json.UnreadableEventException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Alerts as data, to be compared. */
final class Alerts {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT.*Z";

    private Alerts() {}

    /**
     * The alerts that JSON lines hold, in an order that depends on nothing but them.
     *
     * @param left members that are left out, wherever they are
     */
    static List<JsonValue> of(String lines, Set<String> left) throws UnreadableEventException {
        List<JsonValue> alerts = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            alerts.add(without(JsonValue.parse(line), left));
        }
        alerts.sort(Comparator.comparing(
                alert -> ((JsonValue.Members) alert).member("message").orElseThrow() + " "
                        + ((JsonValue.Members) alert).member("time").orElseThrow()));
        return alerts;
    }

    private static JsonValue without(JsonValue value, Set<String> left) {
        return switch (value) {
            case JsonValue.Members object -> {
                Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
                members.keySet().removeIf(name -> left.contains(own(name)));
                members.replaceAll((name, member) -> without(member, left));
                yield new JsonValue.Members(members);
            }
            case JsonValue.Items list ->
                new JsonValue.Items(
                        list.items().stream().map(item -> without(item, left)).toList());
            default -> value;
        };
    }

    /** The name of a field of a step of a sequence, without which step it is. */
    private static String own(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /**
     * The same with every time and duration replaced by how far it is from the same one in another value; with the time itself where there is none, so that they are not
     * equal.
     *
     * @param most what is taken for no distance: each process has a program of its own in the kernel, of which one runs after the other, and asks by itself how far
     *     the kernel's clock is from that of the day
     */
    static JsonValue rounded(JsonValue value, JsonValue other, Duration most) {
        return switch (value) {
            case JsonValue.Members object -> {
                Map<String, JsonValue> members = new LinkedHashMap<>();
                object.members().forEach((name, member) -> {
                    JsonValue same = other instanceof JsonValue.Members others
                            ? others.member(name).orElse(member)
                            : member;
                    members.put(
                            name,
                            own(name).equals("duration") ? near(member, same, most) : rounded(member, same, most));
                });
                yield new JsonValue.Members(members);
            }
            case JsonValue.Items list -> {
                List<JsonValue> items = new ArrayList<>();
                for (int i = 0; i < list.items().size(); i++) {
                    JsonValue item = list.items().get(i);
                    boolean there = other instanceof JsonValue.Items same
                            && same.items().size() > i;
                    items.add(rounded(
                            item, there ? ((JsonValue.Items) other).items().get(i) : item, most));
                }
                yield new JsonValue.Items(items);
            }
            case JsonValue.Text text
            when text.value().matches(TIME) && other instanceof JsonValue.Text same ->
                distance(text, same).compareTo(most) <= 0 ? new JsonValue.Numeral(BigDecimal.ZERO) : text;
            default -> value;
        };
    }

    private static Duration distance(JsonValue.Text one, JsonValue.Text other) {
        return other.value().matches(TIME)
                ? Duration.between(Instant.parse(one.value()), Instant.parse(other.value()))
                        .abs()
                : Duration.ofDays(1);
    }

    private static JsonValue near(JsonValue nanos, JsonValue other, Duration most) {
        boolean near = nanos instanceof JsonValue.Numeral one
                && other instanceof JsonValue.Numeral same
                && one.value().subtract(same.value()).abs().longValue() <= most.toNanos();
        return near ? new JsonValue.Numeral(BigDecimal.ZERO) : nanos;
    }
}
