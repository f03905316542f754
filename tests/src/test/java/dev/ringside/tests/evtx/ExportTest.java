package dev.ringside.tests.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** Value by value, what Ringside reads of a file is what libevtx's evtxexport writes of it. */
class ExportTest {
    private static final int EACH = 16;

    /** The fields of an event, by where their values stand in System: an element, or an attribute of one. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("Provider@Name", "provider"),
            Map.entry("Provider@Guid", "providerId"),
            Map.entry("EventID", "eventId"),
            Map.entry("Version", "version"),
            Map.entry("Level", "level"),
            Map.entry("Task", "task"),
            Map.entry("Opcode", "opcode"),
            Map.entry("Keywords", "keywords"),
            Map.entry("TimeCreated@SystemTime", "time"),
            Map.entry("EventRecordID", "recordId"),
            Map.entry("Correlation@ActivityID", "activityId"),
            Map.entry("Channel", "channel"),
            Map.entry("Computer", "computer"));

    static Stream<Path> some() {
        return Corpus.some(EACH);
    }

    static Stream<Path> all() {
        return Corpus.all();
    }

    @ParameterizedTest
    @MethodSource("some")
    void someFilesAreReadAsExported(Path file) throws Exception {
        compare(file);
    }

    @ParameterizedTest
    @MethodSource("all")
    @Tag("slow")
    void allFilesAreReadAsExported(Path file) throws Exception {
        compare(file);
    }

    private static void compare(Path file) throws IOException, InterruptedException {
        Export.assumeInstalled();
        List<Map<String, List<String>>> ours = new ArrayList<>();
        Reading.each(file, Reading.EVENTS, event -> ours.add(facts(event)));
        List<Optional<Element>> exported = Export.of(file);

        assertThat(ours).hasSameSizeAs(exported);
        for (int i = 0; i < ours.size(); i++) {
            if (exported.get(i).isPresent()) {
                assertThat(ours.get(i))
                        .as("record %d of %s", i, file)
                        .isEqualTo(facts(exported.get(i).get()));
            }
        }
    }

    private static Map<String, List<String>> facts(Event event) {
        Map<String, List<String>> facts = new TreeMap<>();
        for (String name : FIELDS.values()) {
            Field field = event.stream().field(name);
            if (event.has(field.slot())) {
                String value = field.type().storage() == Storage.NUMBER
                        ? Presentation.number(field, event.number(field.slot()))
                        : String.valueOf(event.text(field.slot()));
                add(facts, name, value);
            }
        }
        Leaf.of(event).forEach(leaf -> add(facts, "data " + leaf.name(), leaf.value()));
        return facts;
    }

    private static Map<String, List<String>> facts(Element event) {
        Map<String, List<String>> facts = new TreeMap<>();
        Element system = Export.child(event, "System").orElseThrow();
        FIELDS.forEach((place, name) -> {
            int at = place.indexOf('@');
            Export.child(system, at < 0 ? place : place.substring(0, at))
                    .map(element -> at < 0 ? element.getTextContent() : element.getAttribute(place.substring(at + 1)))
                    .filter(value -> !value.isBlank())
                    .ifPresent(value -> add(facts, name, value));
        });
        Leaf.of(event).forEach(leaf -> add(facts, "data " + leaf.name(), leaf.value()));
        return facts;
    }

    private static void add(Map<String, List<String>> facts, String name, String value) {
        facts.computeIfAbsent(name, first -> new ArrayList<>()).add(Presentation.plain(value));
    }
}
