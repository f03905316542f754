package dev.ringside.driver.windows.etw;

/**
 * What a session has lost since its start, as Windows counts it. Windows does not say of which provider.
 *
 * @param events that found no buffer with room
 * @param buffers that could not be written or were given up before they were read; each held at least one event
 */
public record EtwLosses(long events, long buffers) {
    public static final EtwLosses NONE = new EtwLosses(0, 0);

    /** How many events are gone at the least. */
    public long least() {
        return events + buffers;
    }
}
