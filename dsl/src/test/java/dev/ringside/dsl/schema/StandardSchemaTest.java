package dev.ringside.dsl.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class StandardSchemaTest {
    /** Fields of Sysmon's events about itself, which the page leaves to the rule that such a field keeps its name. */
    private static final Set<String> KEPT_NAMES = Set.of("state", "version", "schemaVersion", "id", "description");

    private final Schema schema = Schema.standard();

    @Test
    void streamsAndFieldsAreThoseOfTheReferencePage() {
        Map<String, List<ReferencePages.FieldEntry>> page = ReferencePages.streams();
        assertThat(schema.streams())
                .extracting(StreamType::name)
                .containsExactlyElementsOf(page.keySet().stream()
                        .filter(name -> !name.equals("common") && !name.equals("process"))
                        .toList());
        SoftAssertions softly = new SoftAssertions();
        for (StreamType stream : schema.streams()) {
            boolean hasProcess = stream.find("pid").isPresent();
            List<ReferencePages.FieldEntry> entries = Stream.of("common", hasProcess ? "process" : "", stream.name())
                    .flatMap(part -> page.getOrDefault(part, List.of()).stream())
                    .toList();
            entries.forEach(entry -> compare(stream, entry, softly));
            Set<String> named =
                    entries.stream().map(ReferencePages.FieldEntry::name).collect(Collectors.toSet());
            softly.assertThat(stream.fields())
                    .extracting(Field::name)
                    .as(stream.name())
                    .allMatch(name -> named.contains(name) || KEPT_NAMES.contains(name) || stream.isOpen());
        }
        softly.assertAll();
    }

    @Test
    void theReferencePagesAreReadAsTheyAreMeant() {
        Map<String, List<ReferencePages.FieldEntry>> page = ReferencePages.streams();
        assertThat(page.values().stream().mapToInt(List::size).sum()).isGreaterThan(150);
        assertThat(page.get("net"))
                .contains(
                        new ReferencePages.FieldEntry(
                                "ipv6",
                                Optional.of(FieldType.BOOL),
                                List.of(),
                                List.of("SourceIsIpv6", "DestinationIsIpv6")),
                        new ReferencePages.FieldEntry(
                                "op",
                                Optional.of(FieldType.ENUM),
                                List.of("connect", "accept", "listen", "close", "send", "receive"),
                                List.of()));
        assertThat(page.get("process"))
                .extracting(ReferencePages.FieldEntry::name)
                .contains("pid", "truncated");
        Map<Integer, List<String>> events = ReferencePages.sysmonEvents();
        assertThat(events.get(10)).contains("SourceProcessGUID", "CallTrace");
        assertThat(events.get(14))
                .contains("ProcessGuid", "TargetObject", "NewName")
                .doesNotContain("Details");
        assertThat(events.get(28)).contains("IsExecutable", "Hashes");
        assertThat(events.get(100)).contains("BpfProgramId");
    }

    private static void compare(StreamType stream, ReferencePages.FieldEntry entry, SoftAssertions softly) {
        String name = stream.name() + "." + entry.name();
        softly.assertThat(stream.find(entry.name())).as(name).isPresent();
        stream.find(entry.name()).ifPresent(field -> {
            entry.type()
                    .ifPresent(type -> softly.assertThat(field.type()).as(name).isEqualTo(type));
            // Of an open stream Sysmon's names are left to the data.
            softly.assertThat(field.aliases())
                    .as(name)
                    .containsAll(stream.isOpen() ? List.of() : entry.sysmonNames());
            if (!entry.values().isEmpty()) {
                softly.assertThat(field.values()).as(name).isEqualTo(entry.values());
            }
        });
    }

    @Test
    void everyFieldOfEverySysmonEventIsInAStreamThatHoldsTheEvent() {
        SoftAssertions softly = new SoftAssertions();
        ReferencePages.sysmonEvents().forEach((id, fields) -> {
            List<StreamType> holders = schema.streams().stream()
                    .filter(stream -> stream.sysmonIds().contains(id))
                    .toList();
            assertThat(fields).as("fields of event %d", id).isNotEmpty();
            for (String field : fields) {
                softly.assertThat(holders)
                        .as("event %d, field %s", id, field)
                        .anyMatch(stream -> stream.find(field).isPresent());
            }
        });
        softly.assertAll();
    }

    @Test
    void sysmonsSpellingsOfOneNameAreTheSameField() {
        StreamType access = schema.stream("access");
        assertThat(access.field("SourceProcessGUID")).isSameAs(access.field("SourceProcessGuid"));
        assertThat(access.field("TargetProcessGUID").sysmonName()).isEqualTo("TargetProcessGUID");
        StreamType threads = schema.stream("threads");
        assertThat(threads.field("TargetProcessGUID")).isSameAs(threads.field("TargetProcessGuid"));
        assertThat(threads.field("targetGuid").sysmonName()).isEqualTo("TargetProcessGuid");
        StreamType net = schema.stream("net");
        assertThat(net.field("SourceIsIpv6")).isSameAs(net.field("DestinationIsIpv6"));
        StreamType clipboard = schema.stream("clipboard");
        assertThat(clipboard.field("Session")).isSameAs(clipboard.field("TerminalSessionId"));
        StreamType files = schema.stream("files");
        assertThat(files.field("Hash")).isNotEqualTo(files.field("Hashes"));
    }

    @Test
    void everyFieldHasADescriptionOfOneLineAndANameOfItsOwn() {
        for (StreamType stream : schema.streams()) {
            Set<String> names = new HashSet<>();
            for (Field field : stream.fields()) {
                String name = stream.name() + "." + field.name();
                assertThat(names.add(field.name())).as(name).isTrue();
                assertThat(field.aliases()).as(name).allMatch(names::add);
                assertThat(stream.fields().get(field.slot())).isSameAs(field);
                assertThat(field.name()).matches("[a-z][A-Za-z0-9]*");
                assertThat(field.description())
                        .as(name)
                        .hasSizeBetween(5, 80)
                        .doesNotContain("\n")
                        .doesNotEndWith(".");
            }
            assertThat(stream.fields()).extracting(Field::sysmonName).doesNotHaveDuplicates();
            assertThat(stream.description()).hasSizeBetween(5, 80).doesNotEndWith(".");
            assertThat(stream.columns()).as(stream.name()).hasSizeBetween(4, 10).startsWith(stream.field("time"));
        }
    }

    /** Of an open stream other names are left to the data. */
    private static boolean isSame(Field common, Field field) {
        return common.name().equals(field.name())
                && common.type() == field.type()
                && common.description().equals(field.description());
    }

    @Test
    void sharedFieldsHaveTheSameSlotEverywhere() {
        for (Field common : schema.stream("health").fields().subList(0, 7)) {
            assertThat(schema.streams())
                    .allMatch(stream -> isSame(common, stream.fields().get(common.slot())));
        }
        StreamType procs = schema.stream("procs");
        for (Field shared : procs.fields().subList(0, procs.field("truncated").slot() + 1)) {
            assertThat(schema.streams())
                    .filteredOn(stream -> stream.find("pid").isPresent())
                    .allMatch(
                            stream -> stream.fields().get(shared.slot()).name().equals(shared.name()));
        }
    }
}
