package dev.ringside.runtime.feed.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.schema.Field;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Sysmon's own manifests say which events and fields there are. */
final class SysmonManifestTest {
    @ParameterizedTest
    @ValueSource(strings = {"windows", "linux"})
    void everyFieldOfEveryVersionHasAPlaceUnderItsOwnName(String system) throws Exception {
        String provider = system.equals("windows") ? SysmonMappings.WINDOWS : SysmonMappings.LINUX;
        List<String> homeless = new ArrayList<>();
        int fields = 0;
        for (Path manifest : manifests(Corpus.path("microsoft+MSTIC-Sysmon/" + system + "/schemas"))) {
            NodeList data = parse(manifest).getElementsByTagName("data");
            for (int i = 0; i < data.getLength(); i++) {
                Element field = (Element) data.item(i);
                int eventId = Integer.parseInt(((Element) field.getParentNode()).getAttribute("value"));
                fields++;
                if (!hasPlace(provider, eventId, field.getAttribute("name"))) {
                    homeless.add(manifest.getFileName() + " " + eventId + " " + field.getAttribute("name"));
                }
            }
        }

        assertThat(homeless).isEmpty();
        assertThat(fields).isGreaterThan(100);
    }

    /** That name is one that the stream's field answers to, and the field is made of what has that name in the record. */
    private static boolean hasPlace(String provider, int eventId, String name) {
        List<LogMapping> mappings = LogStreams.mappings(provider, eventId);
        return mappings.size() == 1
                && mappings.get(0).stream()
                        .find(name)
                        .filter(field -> isMadeOf(mappings.get(0), field, name))
                        .isPresent();
    }

    private static boolean isMadeOf(LogMapping mapping, Field field, String name) {
        // What an event is called tells more than its type, where it has one of its own.
        return name.equals("EventType")
                || name.equals("DestinationIsIpv6")
                || mapping.source(field).toString().contains("name=" + name + ",");
    }

    private static List<Path> manifests(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** In some files what the program says of itself stands before the manifest. */
    private static Document parse(Path manifest) throws Exception {
        String text = Files.readString(manifest);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(text.substring(text.indexOf("<manifest")))));
    }
}
