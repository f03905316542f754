package dev.ringside.driver.windows.etw.record.schema;

import dev.ringside.driver.windows.etw.record.EventDescriptor;
import dev.ringside.driver.windows.etw.record.EventSchema;
import dev.ringside.driver.windows.etw.record.ValueMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a manifest says of a provider, collected element by element: things are referred to before they are there. */
final class ProviderText {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\(string\\.([^)]*)\\)");
    private static final Map<String, Integer> LEVELS = Map.of(
            "win:LogAlways",
            0,
            "win:Critical",
            1,
            "win:Error",
            2,
            "win:Warning",
            3,
            "win:Informational",
            4,
            "win:Verbose",
            5);

    private final UUID guid;
    private final String name;
    private final List<Map<String, String>> events = new ArrayList<>();
    private final Map<String, Named> tasks = new HashMap<>();
    private final Map<String, Named> opcodes = new HashMap<>();
    private final Map<String, Named> keywords = new LinkedHashMap<>();
    private final Map<String, TemplateText> templates = new HashMap<>();
    private final Map<String, MapText> maps = new HashMap<>();
    private Optional<TemplateText> template = Optional.empty();
    private Optional<MapText> map = Optional.empty();

    /** A number with a name that people read; what is not theirs has an empty message. */
    private record Named(long value, String message) {}

    /** The names of values, whose texts may be in a table that comes later. */
    private record MapText(String name, boolean isBitmap, List<Named> entries) {}

    ProviderText(UUID guid, String name) {
        this.guid = guid;
        this.name = name;
    }

    void start(String element, Map<String, String> attributes) {
        String key = attributes.getOrDefault("name", "");
        String message = attributes.getOrDefault("message", "");
        switch (element) {
            case "event" -> events.add(attributes);
            case "task" -> tasks.put(key, new Named(number(attributes, "value"), message));
            case "opcode" -> opcodes.put(key, new Named(number(attributes, "value"), message));
            case "keyword" -> keywords.put(key, new Named(number(attributes, "mask"), message));
            case "valueMap", "bitMap" -> {
                MapText started = new MapText(key, element.equals("bitMap"), new ArrayList<>());
                maps.put(key, started);
                map = Optional.of(started);
            }
            case "map" -> map.ifPresent(to -> to.entries().add(new Named(number(attributes, "value"), message)));
            case "template" -> {
                TemplateText started = new TemplateText();
                templates.put(attributes.getOrDefault("tid", ""), started);
                template = Optional.of(started);
            }
            case "data", "struct" -> template.ifPresent(to -> to.add(attributes, element.equals("struct")));
            default -> {
                // Channels, levels and what events look like in a log.
            }
        }
    }

    void end(String element) {
        switch (element) {
            case "template" -> template = Optional.empty();
            case "struct" -> template.ifPresent(TemplateText::endStructure);
            case "valueMap", "bitMap" -> map = Optional.empty();
            default -> {
                // Nothing ends that was begun.
            }
        }
    }

    /** All of it, once the texts are there; empty if it reports nothing. */
    Optional<Manifest> manifest(Map<String, String> strings) {
        Map<String, ValueMap> resolved = new HashMap<>();
        maps.forEach((key, text) -> resolved.put(
                key,
                new ValueMap(
                        key,
                        text.isBitmap(),
                        text.entries().stream()
                                .map(entry -> new ValueMap.Entry(entry.value(), text(entry.message(), strings)))
                                .toList())));
        List<EventSchema> schemas =
                events.stream().map(event -> schema(event, strings, resolved)).toList();
        return schemas.isEmpty() ? Optional.empty() : Optional.of(new Manifest(guid, schemas));
    }

    private EventSchema schema(Map<String, String> event, Map<String, String> strings, Map<String, ValueMap> resolved) {
        String task = event.getOrDefault("task", "");
        String opcode = event.getOrDefault("opcode", "");
        List<String> words = List.of(event.getOrDefault("keywords", "").strip().split("\\s+"));
        TemplateText data = templates.get(event.getOrDefault("template", ""));
        String level = event.getOrDefault("level", "");
        return new EventSchema(
                guid,
                new EventDescriptor(
                        (int) number(event, "value") & 0xFFFF,
                        (int) number(event, "version") & 0xFF,
                        0,
                        LEVELS.getOrDefault(level, 0),
                        (int) value(opcodes, opcode),
                        (int) value(tasks, task),
                        words.stream().mapToLong(word -> value(keywords, word)).reduce(0, (a, b) -> a | b)),
                name,
                event.getOrDefault("name", task.isEmpty() && opcode.isEmpty() ? event.getOrDefault("symbol", "") : ""),
                shown(tasks, task, strings),
                shown(opcodes, opcode, strings),
                level.startsWith("win:") ? level.substring("win:".length()) : level,
                "",
                words.stream()
                        .filter(keywords::containsKey)
                        .map(word -> shown(keywords, word, strings))
                        .toList(),
                text(event.getOrDefault("message", ""), strings),
                EventSchema.Source.MANIFEST,
                data == null ? List.of() : data.properties(resolved));
    }

    private static long value(Map<String, Named> names, String key) {
        Named named = names.get(key);
        return named == null ? 0 : named.value();
    }

    /** What people are shown: the message, or the name; nothing of the step that says nothing. */
    private static String shown(Map<String, Named> names, String key, Map<String, String> strings) {
        Named named = names.get(key);
        String message = named == null ? "" : text(named.message(), strings);
        if (!message.isEmpty()) {
            return message;
        }
        return key.equals("win:Info") ? "" : key.startsWith("win:") ? key.substring("win:".length()) : key;
    }

    /** With the texts of a table in the place of references to them. */
    private static String text(String message, Map<String, String> strings) {
        return REFERENCE
                .matcher(message)
                .replaceAll(found -> Matcher.quoteReplacement(strings.getOrDefault(found.group(1), "")));
    }

    private static long number(Map<String, String> attributes, String key) {
        try {
            return Long.decode(attributes.getOrDefault(key, "0"));
        } catch (NumberFormatException e) {
            return unsigned(attributes.getOrDefault(key, "0"));
        }
    }

    /** Masks have 64 bits, of which decode takes 63. */
    private static long unsigned(String text) {
        try {
            return text.startsWith("0x") ? Long.parseUnsignedLong(text.substring(2), 16) : Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
