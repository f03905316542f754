package dev.ringside.runtime.feed.shape;

import dev.ringside.dsl.event.RawText;
import dev.ringside.runtime.feed.log.LogRecord;
import dev.ringside.runtime.feed.recording.RecordingSink;
import dev.ringside.runtime.json.Leaves;
import dev.ringside.runtime.json.UnreadableEventException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * Tells of objects and lines how whoever wrote them writes events, and delivers those; one recording may mix them. What belongs together in a log of auditd
 * is delivered once it is complete. For one thread.
 */
public final class ShapeReader {
    private static final String XML_BEGIN = "<Event";
    private static final String XML_SYSTEM = "<System>";
    private static final String XML_END = "</Event>";
    /** Where collectors of text put the line that they were given. */
    private static final List<String> MESSAGES =
            List.of("SyslogMessage", "MESSAGE", "message", "Message", "event.original", "log", "msg", "_raw");

    private final Delivery delivery;
    private final AuditLog audit;
    private final List<Shape> shapes = List.of(new Winlogbeat(), new EventTree(), new Flat());
    private final EcsEvents ecs;

    /** A reader at the beginning of a recording. */
    public ShapeReader(RecordingSink sink) {
        this.delivery = new Delivery(sink);
        this.audit = new AuditLog(delivery);
        this.ecs = new EcsEvents(delivery);
    }

    /**
     * Takes an object.
     *
     * @throws UnreadableEventException if nothing in it says that it is an event
     */
    public void object(Leaves object) throws UnreadableEventException {
        for (Shape shape : shapes) {
            Optional<LogRecord> record = shape.record(object);
            if (record.isPresent()) {
                delivery.record(record.get());
                return;
            }
        }
        if (!takesMessage(object) && !ecs.takes(object)) {
            delivery.record(AnyObject.record(object));
        }
    }

    private boolean takesMessage(Leaves object) {
        for (String name : MESSAGES) {
            try {
                if (object.get(name) instanceof String text && takes(text)) {
                    return true;
                }
            } catch (UnreadableEventException e) {
                // The object is an event all the same, which tells what cannot be read.
            }
        }
        return false;
    }

    /**
     * Takes a line that is no object.
     *
     * @throws UnreadableEventException if it is no event that is known
     */
    public void line(byte[] bytes, int offset, int length) throws UnreadableEventException {
        if (!takes(RawText.decode(bytes, offset, length))) {
            throw new UnreadableEventException("it is neither JSON, nor XML of an event, nor a record of auditd");
        }
    }

    /** The recording has ended: nothing follows that belongs to what is there. */
    public void end() {
        audit.end();
    }

    private boolean takes(String text) throws UnreadableEventException {
        int begin = text.indexOf(XML_BEGIN);
        if (begin >= 0 && text.indexOf(XML_SYSTEM, begin) >= 0) {
            int end = text.lastIndexOf(XML_END);
            xml(end < begin ? text.substring(begin) : text.substring(begin, end + XML_END.length()));
            return true;
        }
        Optional<AuditRecord> record = AuditRecord.parse(text);
        record.ifPresent(audit::add);
        return record.isPresent();
    }

    private void xml(String element) throws UnreadableEventException {
        // Bytes that are not UTF-8 are no characters of XML.
        String text = new String(RawText.encode(element), StandardCharsets.UTF_8);
        Leaves tree = tree(text);
        if (!tree.has(EventTree.EVENT_ID)) {
            throw new UnreadableEventException("it is XML, but of no event of a log");
        }
        delivery.record(EventTree.recordOf(tree));
    }

    private static Leaves tree(String text) throws UnreadableEventException {
        try {
            return EventXml.read(text);
        } catch (XMLStreamException e) {
            int place = e.getLocation() == null ? 0 : e.getLocation().getCharacterOffset();
            try {
                Leaves tree = EventXml.read(XmlRepair.repaired(text));
                if (XmlRepair.isCut(text)) {
                    tree.put("EventData.truncated", true);
                }
                return tree;
            } catch (XMLStreamException again) {
                throw new UnreadableEventException("no valid XML at character " + Math.max(place, 0));
            }
        }
    }
}
