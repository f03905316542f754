package dev.ringside.runtime.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes as JSON what consists of maps, lists, texts, whole numbers and truth values; of anything else its text. */
public final class JsonTree {
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    private JsonTree() {}

    /** The JSON text of a value, in one line. */
    public static String text(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonOutput out = new JsonOutput(bytes);
        write(out, value);
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void write(JsonOutput out, Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                char before = '{';
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    out.raw(before);
                    out.text(entry.getKey().toString());
                    out.raw(':');
                    write(out, entry.getValue());
                    before = ',';
                }
                if (map.isEmpty()) {
                    out.raw('{');
                }
                out.raw('}');
            }
            case List<?> list -> {
                out.raw('[');
                for (int i = 0; i < list.size(); i++) {
                    if (i > 0) {
                        out.raw(',');
                    }
                    write(out, list.get(i));
                }
                out.raw(']');
            }
            case Integer number -> out.number((long) number);
            case Long number -> out.number((long) number);
            case Boolean truth -> out.raw(truth ? TRUE : FALSE);
            default -> out.text(value.toString());
        }
    }
}
