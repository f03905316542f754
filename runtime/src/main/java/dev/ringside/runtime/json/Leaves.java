package dev.ringside.runtime.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of a JSON object, or of something as deep, in their order, by their paths: {@code process.parent.name}, whether that is an object in objects
 * or a member whose name has dots. An array of texts and numbers is one value, elements of others have their index in their path. A value is a String, a
 * Long, a Double, a Boolean or a List of texts; of two with one path the first counts, and there is none for {@code null}. For one thread.
 */
public final class Leaves {
    /** Room for what most events have. */
    private static final int EXPECTED = 128;

    private final Map<String, Object> values = new LinkedHashMap<>(EXPECTED);

    /** Adds a value, unless there is one at that path. */
    public void put(String path, Object value) {
        values.putIfAbsent(path, value);
    }

    /** The value at a path, or null. */
    public @Nullable Object get(String path) {
        return values.get(path);
    }

    public boolean has(String path) {
        return values.containsKey(path);
    }

    /** What is at a path as a text, the elements of a list with commas between them; null if there is nothing. */
    public @Nullable String text(String path) {
        Object value = values.get(path);
        return value == null ? null : value instanceof List<?> list ? String.join(", ", texts(list)) : value.toString();
    }

    private static List<String> texts(List<?> list) {
        return list.stream().map(Object::toString).toList();
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Every value by its path, in their order. */
    public Map<String, Object> all() {
        return Collections.unmodifiableMap(values);
    }
}
