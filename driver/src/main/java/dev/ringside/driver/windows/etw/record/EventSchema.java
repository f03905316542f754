package dev.ringside.driver.windows.etw.record;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the events of one kind are called and what their data is. Texts are empty where it is not known.
 *
 * @param provider who writes them; of classic events the class
 * @param providerName as registered, {@code Microsoft-Windows-DNS-Client}
 * @param eventName of a self-describing event, and of some in manifests
 * @param message with {@code %1} and so on in the place of properties
 * @param source where this was found
 * @param properties in the order in which the data has them; the members of structures are within them
 */
public record EventSchema(
        UUID provider,
        EventDescriptor descriptor,
        String providerName,
        String eventName,
        String taskName,
        String opcodeName,
        String levelName,
        String channelName,
        List<String> keywordNames,
        String message,
        Source source,
        List<Property> properties) {

    /** Where a schema was found; the first are TDH's {@code DECODING_SOURCE}, in its order. */
    public enum Source {
        MANIFEST,
        CLASSIC,
        WPP,
        SELF_DESCRIBING
    }

    public EventSchema {
        keywordNames = List.copyOf(keywordNames);
        properties = List.copyOf(properties);
    }

    /** What to call the events: their name, or their task and opcode, or nothing. */
    public String name() {
        if (!eventName.isEmpty()) {
            return eventName;
        }
        return taskName.isEmpty() || opcodeName.isEmpty() ? taskName + opcodeName : taskName + "/" + opcodeName;
    }

    /** The first property of that name. */
    public Optional<Property> find(String name) {
        return properties.stream()
                .filter(property -> property.name().equals(name))
                .findFirst();
    }
}
