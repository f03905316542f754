package dev.ringside.tests.evtx;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** What {@code evtxexport} of libevtx writes of a file, as XML. */
final class Export {
    private static final String PROGRAM = "/usr/bin/evtxexport";
    private static final String BEGIN = "<Event";
    private static final String END = "</Event>";

    private Export() {}

    /** Skips the test if the program is not there. */
    static void assumeInstalled() {
        assumeTrue(Files.isExecutable(Path.of(PROGRAM)), "needs evtxexport: apt-get install libevtx-utils");
    }

    /**
     * What is in a file.
     *
     * @return the events in their order; nothing for one that is not well-formed XML, as libevtx does not see to that
     */
    static List<Optional<Element>> of(Path file) throws IOException {
        Process process = new ProcessBuilder(PROGRAM, "-f", "xml", file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<Optional<Element>> events = new ArrayList<>();
        int begin = output.indexOf(BEGIN);
        int end = output.indexOf(END);
        while (begin >= 0 && end > begin) {
            events.add(parse(output.substring(begin, end + END.length())));
            begin = output.indexOf(BEGIN, end);
            end = output.indexOf(END, end + END.length());
        }
        return events;
    }

    private static Optional<Element> parse(String xml) {
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            // Says nothing itself, unlike the one that there is otherwise.
            builder.setErrorHandler(new DefaultHandler());
            return Optional.of(
                    builder.parse(new InputSource(new StringReader(xml))).getDocumentElement());
        } catch (SAXException e) {
            return Optional.empty();
        } catch (IOException | ParserConfigurationException e) {
            throw new AssertionError(e);
        }
    }

    /** The first element of that name, if there is one. */
    static Optional<Element> child(Element parent, String name) {
        return children(parent).stream()
                .filter(element -> element.getTagName().equals(name))
                .findFirst();
    }

    static List<Element> children(Element parent) {
        NodeList nodes = parent.getChildNodes();
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    static List<Node> attributes(Element element) {
        NamedNodeMap attributes = element.getAttributes();
        return IntStream.range(0, attributes.getLength())
                .mapToObj(attributes::item)
                .toList();
    }
}
