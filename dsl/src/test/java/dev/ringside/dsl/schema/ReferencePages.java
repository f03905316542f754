package dev.ringside.dsl.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the pages beside the project that say which streams, fields and Sysmon events there are. */
final class ReferencePages {
    private static final Pattern ITEM = Pattern.compile("`([^`]+)`\\s*([^`]*)");
    private static final Pattern WORDS = Pattern.compile("\\(([^)]*)\\)");
    private static final Pattern SYSMON_NAME = Pattern.compile("\\b[A-Z][A-Za-z0-9]+\\b");
    private static final Pattern SYSMON_FIELD = Pattern.compile("[A-Z][A-Za-z0-9]+");

    private ReferencePages() {}

    /** A field as the page describes it; what the page leaves open is empty. */
    record FieldEntry(String name, Optional<FieldType> type, List<String> values, List<String> sysmonNames) {}

    /** The fields that all streams have, under the name of {@code common}, those of a process under {@code process}, and each stream's own. */
    static Map<String, List<FieldEntry>> streams() {
        Map<String, List<FieldEntry>> streams = new LinkedHashMap<>();
        String process = "";
        for (String line : lines("schema.md")) {
            if (line.startsWith("**Common**")) {
                streams.put("common", fields(line));
            } else if (line.startsWith("**Process context**") || (!process.isEmpty() && line.startsWith("`"))) {
                process += line;
                streams.put("process", fields(process));
            } else if (line.startsWith("| ") && line.contains("`")) {
                String[] cells = line.split("\\|", -1);
                List<FieldEntry> fields = new ArrayList<>(fields(cells[2]));
                if (cells[2].contains("as threads")) {
                    streams.getOrDefault("threads", List.of()).stream()
                            .filter(field -> field.name().matches("(source|target).*"))
                            .forEach(fields::add);
                }
                streams.put(cells[1].strip(), fields);
            }
        }
        assertThat(streams).hasSizeGreaterThan(20);
        return streams;
    }

    private static List<FieldEntry> fields(String text) {
        List<FieldEntry> fields = new ArrayList<>();
        for (String part : text.split("·", -1)) {
            Matcher item = ITEM.matcher(part);
            while (item.find()) {
                String rest = item.group(2);
                String outside = WORDS.matcher(rest).replaceAll("");
                List<String> sysmonNames = SYSMON_NAME
                        .matcher(outside)
                        .results()
                        .map(found -> found.group())
                        .toList();
                for (String name : item.group(1).split(" ", -1)) {
                    fields.add(new FieldEntry(name, type(outside), values(rest), sysmonNames));
                }
            }
        }
        return fields;
    }

    private static Optional<FieldType> type(String text) {
        if (text.contains("list of processes")) {
            return Optional.of(FieldType.PROCESSES);
        }
        if (text.contains("list of text")) {
            return Optional.of(FieldType.LIST);
        }
        return Stream.of(FieldType.values())
                .filter(type -> List.of(text.strip().split("\\s+", -1))
                        .contains(type.name().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static List<String> values(String rest) {
        Matcher words = WORDS.matcher(rest);
        return rest.strip().startsWith("enum") && words.find()
                ? List.of(words.group(1).split(",\\s*", -1))
                : List.of();
    }

    /** The fields of each Sysmon event, by its id. */
    static Map<Integer, List<String>> sysmonEvents() {
        Map<Integer, List<String>> events = new LinkedHashMap<>();
        Pattern row = Pattern.compile("\\| \\**(\\d+) .*");
        for (String line : lines("sysmon.md")) {
            Matcher id = row.matcher(line);
            String[] cells = line.split("\\|", -1);
            if (id.matches() && cells.length > 5) {
                events.put(Integer.parseInt(id.group(1)), sysmonFields(cells[5], events));
            }
        }
        assertThat(events).hasSize(31);
        return events;
    }

    private static List<String> sysmonFields(String cell, Map<Integer, List<String>> known) {
        List<String> fields = new ArrayList<>();
        String text = cell.replace("*", "").replaceAll("\\([^)]*\\)", "");
        Matcher same = Pattern.compile("(?:as|same as) (\\d+)").matcher(text);
        if (same.find()) {
            fields.addAll(known.get(Integer.parseInt(same.group(1))));
        }
        for (String part : text.split("[,+]", -1)) {
            Matcher name = SYSMON_FIELD.matcher(part.strip());
            if (name.lookingAt()) {
                fields.add(name.group());
            }
        }
        return fields;
    }

    private static List<String> lines(String name) {
        Path page = Path.of(System.getProperty("ringside.root", ".."), "..", "shared", "reference", name);
        assumeTrue(Files.exists(page), () -> page.normalize() + " is not there");
        try {
            return Files.readAllLines(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
