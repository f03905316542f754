package dev.ringside.shell.output;

import dev.ringside.runtime.json.JsonTree;
import java.util.List;
import java.util.Map;

/** Answers that are not events, as JSON: maps, lists, texts, whole numbers and truth values. */
public final class JsonAnswer {
    private JsonAnswer() {}

    /** The rows as an array, or a row a line. */
    public static String of(List<Map<String, Object>> rows, Format format) {
        boolean array = format == Format.JSON;
        String separator = array ? ",\n" : "\n";
        String text = String.join(separator, rows.stream().map(JsonTree::text).toList());
        return array ? "[\n" + text + "\n]\n" : text + "\n";
    }
}
