package dev.ringside.runtime.agent;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.runtime.json.JsonTree;
import dev.ringside.runtime.json.JsonValue;
import dev.ringside.runtime.json.UnreadableEventException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is looked for on a machine.
 *
 * @param detections the scripts and queries, each with another name
 * @param source where they came from, in words
 */
public record Configuration(List<Detection> detections, String source) {
    /** Nothing. */
    public static final Configuration NONE = new Configuration(List.of(), "");

    private static final String NAME = "name";
    private static final String TEXT = "text";

    public Configuration {
        detections = List.copyOf(detections);
    }

    /** {@code SHA256=…}, of all texts one behind the other: of one file it is the file's. */
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            detections.forEach(detection -> digest.update(detection.text().getBytes(StandardCharsets.UTF_8)));
            return "SHA256=" + HexFormat.of().withUpperCase().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    public boolean isEmpty() {
        return detections.isEmpty();
    }

    /** The detections as JSON, to be stored. */
    public String json() {
        return JsonTree.text(detections.stream().map(Configuration::row).toList());
    }

    private static Map<String, String> row(Detection detection) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put(NAME, detection.name());
        row.put(TEXT, detection.text());
        return row;
    }

    /**
     * Reads what was stored.
     *
     * @param json the {@linkplain #json detections}
     * @param hash what the {@link #hash} was
     * @throws RingsideException if they are damaged
     */
    public static Configuration stored(String json, String source, String hash) {
        try {
            return stored(JsonValue.parse(json), source, hash);
        } catch (UnreadableEventException e) {
            throw damaged(String.valueOf(e.getMessage()));
        }
    }

    static Configuration stored(JsonValue json, String source, String hash) {
        if (!(json instanceof JsonValue.Items items)) {
            throw damaged("it is no list");
        }
        List<Detection> detections = new ArrayList<>();
        for (JsonValue item : items.items()) {
            detections.add(new Detection(text(item, NAME), text(item, TEXT)));
        }
        Configuration configuration = new Configuration(detections, source);
        if (!configuration.hash().equalsIgnoreCase(hash)) {
            throw damaged("it does not have the hash that was stored with it");
        }
        return configuration;
    }

    static String text(JsonValue value, String name) {
        if (value instanceof JsonValue.Members members
                && members.member(name).orElse(new JsonValue.Nothing()) instanceof JsonValue.Text text) {
            return text.value();
        }
        throw damaged("there is no " + name + " in it");
    }

    static RingsideException damaged(String how) {
        return new RingsideException(Diagnostic.of(
                Code.SCRIPT, "the stored configuration is damaged: " + how, "store it again: ringside config FILE…"));
    }
}
