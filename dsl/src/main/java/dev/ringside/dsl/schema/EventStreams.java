package dev.ringside.dsl.schema;

import static dev.ringside.dsl.schema.FieldType.INT;
import static dev.ringside.dsl.schema.FieldType.TEXT;

import java.util.List;

/**
 * Events of providers, whose data have fields that only the provider knows: these types are open. Names that Windows gives to what is fixed answer
 * too, as Event Viewer shows them.
 */
final class EventStreams {
    /** What the numbers of levels are called, from 0 on. */
    private static final List<String> LEVELS =
            List.of("always", "critical", "error", "warning", "information", "verbose");

    private EventStreams() {}

    /** Records of event logs. */
    static StreamType events() {
        return described(SharedFields.common("events", "Any record of an event log")
                        .open()
                        .add("recordId", INT, List.of("EventRecordID"), List.of(), "The record's number in its log")
                        .field("computer", TEXT, "Computer", "The machine that it was written on"))
                .field("eventName", TEXT, "What the provider calls the event, if it has names")
                .columns("time", "provider", "eventId", "level", "computer", "recordId")
                .build();
    }

    /** What a provider of Event Tracing for Windows reports. */
    static StreamType etw(String provider) {
        StreamType.Builder stream = SharedFields.process(
                        "etw(" + quoted(provider) + ")", "Events of a provider of Event Tracing for Windows")
                .open()
                .provider(provider)
                .alias("host", "Computer");
        return described(stream)
                .field("eventName", TEXT, "What the provider calls the event")
                .field("message", TEXT, "The event in words, if the provider has some for it")
                .columns("time", "pid", "name", "eventId", "eventName", "level")
                .build();
    }

    private static StreamType.Builder described(StreamType.Builder stream) {
        return stream.alias("time", "TimeCreated")
                .alias("eventId", "EventId")
                .alias("eventId", "EventID")
                .field("provider", TEXT, "Provider_Name", "Who reported it")
                .field("providerId", TEXT, "Provider_Guid", "The provider's GUID, in braces")
                .field("channel", TEXT, "Channel", "The log that it belongs to")
                .add("level", INT, List.of("Level"), LEVELS, "How bad it is, as a number or a word: 2 or error")
                .field("version", INT, "Version", "Version of the event")
                .field("opcode", INT, "Opcode", "Which step of an activity it is: 1 its start, 2 its stop")
                .field("task", TEXT, "Task", "The part of the provider that reported it")
                .field("keywords", INT, "Keywords", "Bits that say what it is about")
                .field("activityId", TEXT, "ActivityID", "What it has in common with other events, a GUID in braces");
    }

    /** The name as a query says it. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
