package dev.ringside.shell.output;

import dev.ringside.runtime.json.JsonOutput;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Answers that are not events, as JSON: maps, lists, texts, whole numbers and truth values. */
public final class JsonAnswer {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final JsonOutput out = new JsonOutput(bytes);

    private JsonAnswer() {}

    /** The rows as an array, or a row a line. */
    public static String of(List<Map<String, Object>> rows, Format format) {
        JsonAnswer answer = new JsonAnswer();
        boolean array = format == Format.JSON;
        String separator = array ? ",\n" : "\n";
        String text = String.join(separator, rows.stream().map(answer::text).toList());
        return array ? "[\n" + text + "\n]\n" : text + "\n";
    }

    private String text(Map<String, Object> row) {
        bytes.reset();
        write(row);
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void write(Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                char before = '{';
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    out.raw(before);
                    out.text(entry.getKey().toString());
                    out.raw(':');
                    write(entry.getValue());
                    before = ',';
                }
                out.raw('}');
            }
            case List<?> list -> {
                out.raw('[');
                for (int i = 0; i < list.size(); i++) {
                    if (i > 0) {
                        out.raw(',');
                    }
                    write(list.get(i));
                }
                out.raw(']');
            }
            case Integer number -> out.number(number);
            case Boolean truth -> out.raw(truth.toString().getBytes(StandardCharsets.US_ASCII));
            default -> out.text(value.toString());
        }
    }
}
