package dev.ringside.tests.language;

import dev.ringside.dsl.expr.DurationText;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import java.util.OptionalLong;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An event on a line that is short to write: {@code procs pid=7 name=bash cmdline="bash -c id" args=[bash,-c,id]}.
 *
 * <p>A value with a blank in it stands in quotes, as in JSON; without them a backslash is a backslash. A duration may be written as a length of time, and of ancestors their names. Without
 * {@code os} it is an event of Linux.
 */
final class CompactEvent {
    private static final Pattern PART =
            Pattern.compile("\\s+(\\w+)=(\"(?:[^\"\\\\]|\\\\.)*\"|\\[[^\\]]*\\]|[^\\s\"\\[]\\S*)");

    private CompactEvent() {}

    /** The event as a line of a recording. */
    static String toJson(String line) {
        int end = line.indexOf(' ') < 0 ? line.length() : line.indexOf(' ');
        StreamType stream = Schema.standard().stream(line.substring(0, end));
        StringJoiner json = new StringJoiner(",", "{", "}");
        json.add("\"stream\":\"" + stream + "\"");
        if (!line.contains(" os=")) {
            json.add("\"os\":\"linux\"");
        }
        Matcher part = PART.matcher(line);
        for (; part.find() && part.start() == end; end = part.end()) {
            Field field = stream.field(part.group(1));
            json.add("\"" + field + "\":" + value(field, part.group(2)));
        }
        if (end != line.length()) {
            throw new IllegalArgumentException("not an event, from '" + line.substring(end) + "': " + line);
        }
        return json.toString();
    }

    private static String value(Field field, String text) {
        return switch (field.type()) {
            case INT, PORT, NUMBER, BOOL -> text;
            case DURATION -> {
                OptionalLong nanos = DurationText.parse(text);
                yield nanos.isPresent() ? Long.toString(nanos.getAsLong()) : text;
            }
            case TIME, NAME, PATH, TEXT, HASH, ENUM, IP -> quoted(text);
            case LIST -> items(text, "", "");
            case PROCESSES -> items(text, "{\"name\":", "}");
            case EVENTS -> throw new IllegalArgumentException("no event of a stream has the field " + field);
        };
    }

    private static String quoted(String text) {
        return text.startsWith("\"") ? text : '"' + text.replace("\\", "\\\\") + '"';
    }

    private static String items(String text, String before, String behind) {
        List<String> items =
                List.of(text.substring(1, text.length() - 1).strip().split("\\s*,\\s*"));
        return items.equals(List.of(""))
                ? "[]"
                : items.stream().map(item -> before + quoted(item) + behind).collect(Collectors.joining(",", "[", "]"));
    }
}
