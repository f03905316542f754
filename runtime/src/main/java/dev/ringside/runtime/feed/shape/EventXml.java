package dev.ringside.runtime.feed.shape;

import dev.ringside.runtime.json.Leaves;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the XML of one record as a tree of leaves, each under the path of its elements, an attribute under that and its name; a {@code Data} element
 * has the name that it says, and those without one are one list. Entities of documents, and documents beside, are not looked at. For any thread.
 */
final class EventXml {
    private static final XMLInputFactory FACTORY = factory();
    private static final String ROOT = "Event";
    private static final String UNNAMED = "Data";
    private static final int DEEPEST = 32;

    private EventXml() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /**
     * The leaves of an {@code Event} element: {@code System.Provider.Name}.
     *
     * @throws XMLStreamException if it is no well-formed element, or nested more deeply than records are
     */
    static Leaves read(String text) throws XMLStreamException {
        XMLStreamReader reader;
        synchronized (FACTORY) {
            reader = FACTORY.createXMLStreamReader(new StringReader(text));
        }
        Walk walk = new Walk();
        for (int event = reader.next(); event != XMLStreamConstants.END_DOCUMENT; event = reader.next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> walk.enter(reader);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> walk.text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> walk.leave();
                default -> {
                    // Comments and the like mean nothing.
                }
            }
        }
        return walk.leaves();
    }

    /** The leaves of an {@code EventData} element alone; none if it is none. */
    static Leaves data(String text) {
        try {
            return read(text);
        } catch (XMLStreamException e) {
            return new Leaves();
        }
    }

    /** Where in the tree the reader is, and what was found so far. */
    private static final class Walk {
        private final Deque<String> paths = new ArrayDeque<>();
        private final Leaves leaves = new Leaves();
        private final List<String> unnamed = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        /** Whether elements have been in the one that is left now. */
        private boolean inner;

        void enter(XMLStreamReader reader) throws XMLStreamException {
            if (paths.size() == DEEPEST) {
                throw new XMLStreamException("it is nested too deeply");
            }
            String parent = paths.isEmpty() ? "" : paths.getLast();
            String element = reader.getLocalName();
            if (paths.isEmpty() && element.equals(ROOT)) {
                paths.addLast("");
            } else {
                String name = element.equals(UNNAMED) ? reader.getAttributeValue(null, "Name") : null;
                String path = joined(parent, name == null ? element : name);
                paths.addLast(path);
                for (int i = 0; i < reader.getAttributeCount(); i++) {
                    String attribute = reader.getAttributeLocalName(i);
                    if (name == null
                            && !attribute.startsWith("xmlns")
                            && !reader.getAttributeValue(i).isEmpty()) {
                        leaves.put(joined(path, attribute), reader.getAttributeValue(i));
                    }
                }
            }
            text.setLength(0);
            inner = false;
        }

        private static String joined(String parent, String name) {
            return parent.isEmpty() ? name : parent + "." + name;
        }

        void leave() {
            String path = paths.removeLast();
            boolean hasText = !inner && !path.isEmpty();
            if (hasText && path.equals("EventData." + UNNAMED)) {
                unnamed.add(text.toString());
            } else if (hasText) {
                leaves.put(path, text.toString());
            }
            text.setLength(0);
            inner = true;
        }

        Leaves leaves() {
            if (!unnamed.isEmpty()) {
                leaves.put("EventData." + UNNAMED, List.copyOf(unnamed));
            }
            return leaves;
        }
    }
}
