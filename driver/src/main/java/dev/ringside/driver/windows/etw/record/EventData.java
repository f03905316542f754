package dev.ringside.driver.windows.etw.record;

import java.util.List;
import java.util.Optional;

/**
 * The data of one event, by the names that its schema gives it.
 *
 * <p>Only what is asked for is decoded. What stands before it is stepped over, once: where each property begins is kept, and nothing else. Data that is shorter
 * than the schema says, or whose lengths and counts reach out of it, gives the properties before and none from there on. For any thread.
 */
public final class EventData {
    private final List<Property> properties;
    private final PropertyReader reader;
    /** Where each property begins, as far as that is known; behind them one place more. */
    private final int[] starts;

    private int known;
    private boolean truncated;

    public EventData(EventRecord event, EventSchema schema) {
        this.properties = schema.properties();
        this.reader = new PropertyReader(event.userData(), event.header().pointerBytes(), count(properties));
        this.starts = new int[properties.size() + 1];
    }

    private static int count(List<Property> properties) {
        int most = 0;
        for (Property property : properties) {
            most = Math.max(most, Math.max(property.index() + 1, count(property.members())));
        }
        return most;
    }

    /** How many properties the schema has. */
    public int size() {
        return properties.size();
    }

    /** The first property of that name; empty if the event has none, or its data ends before. */
    public Optional<Value> find(String name) {
        for (int i = 0; i < properties.size(); i++) {
            if (properties.get(i).name().equals(name)) {
                return get(i);
            }
        }
        return Optional.empty();
    }

    /**
     * A property by its place in the schema.
     *
     * @return empty if the data ends before
     */
    public synchronized Optional<Value> get(int place) {
        if (!stepTo(place)) {
            return Optional.empty();
        }
        return reader.read(properties.get(place), starts[place]);
    }

    /** Whether the data ended before something that was asked for. */
    public synchronized boolean isTruncated() {
        return truncated;
    }

    /** Finds where the property begins and that it is there as a whole. */
    private boolean stepTo(int place) {
        while (known <= place) {
            int end = reader.skip(properties.get(known), starts[known]);
            if (end == PropertyReader.NOWHERE) {
                truncated = true;
                return false;
            }
            starts[++known] = end;
        }
        return true;
    }
}
