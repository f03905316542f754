package dev.ringside.driver.windows.etw.record.schema;

import dev.ringside.driver.windows.etw.record.Guid;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads instrumentation manifests ({@code eventman.xsd} of the Windows SDK), and what event sources of .NET write of themselves. What is wrong in one is
 * passed over: there is nobody here who could put it right.
 */
public final class ManifestReader {
    private static final int DEEPEST = 64;

    private final List<ProviderText> providers = new ArrayList<>();
    private final Map<String, String> strings = new HashMap<>();
    private final Deque<String> path = new ArrayDeque<>();

    private ManifestReader() {}

    /** The manifests in a file: one for each provider. What stands before the place where a file is not XML any more is read. */
    public static List<Manifest> read(InputStream xml) {
        ManifestReader reader = new ManifestReader();
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        try {
            reader.read(factory.createXMLStreamReader(xml));
        } catch (XMLStreamException e) {
            // Told by what is missing.
        }
        return reader.providers.stream()
                .map(provider -> provider.manifest(reader.strings))
                .flatMap(Optional::stream)
                .toList();
    }

    private void read(XMLStreamReader in) throws XMLStreamException {
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (path.size() == DEEPEST) {
                        throw new XMLStreamException("deeper than any manifest");
                    }
                    path.push(in.getLocalName());
                    start(in.getLocalName(), attributes(in));
                }
                case XMLStreamConstants.END_ELEMENT -> end(path.pop());
                default -> {
                    // Texts between the elements mean nothing.
                }
            }
        }
    }

    private static Map<String, String> attributes(XMLStreamReader in) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < in.getAttributeCount(); i++) {
            attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
        }
        return attributes;
    }

    private void start(String element, Map<String, String> attributes) {
        if (element.equals("provider")) {
            Guid.parse(attributes.getOrDefault("guid", ""))
                    .ifPresent(guid -> providers.add(new ProviderText(guid, attributes.getOrDefault("name", ""))));
        } else if (element.equals("string")) {
            strings.put(attributes.getOrDefault("id", ""), attributes.getOrDefault("value", ""));
        } else if (!providers.isEmpty()) {
            providers.get(providers.size() - 1).start(element, attributes);
        }
    }

    private void end(String element) {
        if (!providers.isEmpty()) {
            providers.get(providers.size() - 1).end(element);
        }
    }
}
