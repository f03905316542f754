package dev.ringside.tests.evtx;

import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.event.Event;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A value of what a provider said.
 *
 * @param name as {@link dev.ringside.runtime.feed.log.LogRecord#data} names it
 */
record Leaf(String name, String value) {
    private static final String UNNAMED = "Data";

    /** Those of an event, each element of a list by itself. Empty ones are left out: libevtx writes what is missing like what is empty. */
    static List<Leaf> of(Event event) {
        List<Leaf> leaves = new ArrayList<>();
        for (Datum datum : event.data()) {
            List<String> list = datum.list();
            for (String value : list == null ? List.of(datum.text()) : list) {
                add(leaves, datum.name(), value);
            }
        }
        return leaves;
    }

    /** Those of EventData and UserData of an exported event. */
    static List<Leaf> of(Element event) {
        List<Leaf> leaves = new ArrayList<>();
        for (String part : List.of("EventData", "UserData")) {
            Export.child(event, part).ifPresent(element -> addChildren(leaves, element));
        }
        return leaves;
    }

    private static void addChildren(List<Leaf> leaves, Element parent) {
        for (Element element : Export.children(parent)) {
            String name = element.getTagName();
            if (name.equals(UNNAMED)) {
                add(
                        leaves,
                        element.hasAttribute("Name") ? element.getAttribute("Name") : UNNAMED,
                        element.getTextContent());
            } else {
                addAttributes(leaves, element);
                if (Export.children(element).isEmpty()) {
                    add(leaves, name, element.getTextContent());
                } else {
                    addChildren(leaves, element);
                }
            }
        }
    }

    private static void addAttributes(List<Leaf> leaves, Element element) {
        for (Node attribute : Export.attributes(element)) {
            if (!attribute.getNodeName().startsWith("xmlns")) {
                add(leaves, element.getTagName() + '.' + attribute.getNodeName(), attribute.getNodeValue());
            }
        }
    }

    private static void add(List<Leaf> leaves, String name, String value) {
        if (!value.isBlank()) {
            leaves.add(new Leaf(name, value));
        }
    }
}
