package dev.ringside.dsl.syntax;

import dev.ringside.dsl.expr.DurationText;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.TimeText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Values as the text of a call's arguments, for calls of which only the values are known: what is wrong with them is shown in that text.
 *
 * @param text the values, written out
 * @param scope what stands behind the names in it
 */
public record Written(CallText text, Scope scope) {
    /** Writes values. The origin is for messages. */
    public static Written of(String origin, List<Captured> values) {
        Map<String, Captured> named = new HashMap<>();
        String text = values.stream().map(value -> text(value, named)).collect(Collectors.joining(", "));
        return new Written(CallText.of(origin, text), name -> Optional.ofNullable(named.get(name)));
    }

    private static String text(Captured value, Map<String, Captured> named) {
        return switch (value) {
            case Captured.Text text -> quoted(text.value());
            case Captured.Whole whole -> Long.toString(whole.value());
            case Captured.Decimal decimal -> new Expr.NumberLiteral(decimal.value()).toString();
            case Captured.Truth truth -> Boolean.toString(truth.value());
            case Captured.Nothing nothing -> "null";
            case Captured.Moment moment -> quoted(TimeText.format(moment.nanos()));
            case Captured.Duration duration -> quoted(DurationText.format(duration.nanos()));
            case Captured.Pattern pattern -> named("pattern", pattern, named);
            case Captured.Items items ->
                items.items().stream().map(item -> text(item, named)).collect(Collectors.joining(", ", "[", "]"));
            case Captured.Members members ->
                members.names().stream()
                        .flatMap(name -> members.members().find(name).stream()
                                .map(member -> quoted(name) + ": " + text(member, named)))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Captured.Rows rows -> named("query", rows, named);
            case Captured.Foreign foreign -> named("value", foreign, named);
        };
    }

    private static String quoted(String text) {
        return new Expr.TextLiteral(text).toString();
    }

    /** What has no text that reads back stands behind a name that no field has. */
    private static String named(String kind, Captured value, Map<String, Captured> named) {
        String name = "$" + kind + (named.size() + 1);
        named.put(name, value);
        return name;
    }
}
