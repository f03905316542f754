package dev.ringside.runtime.feed.shared;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event each of whose fields is one object, which may be made when it is asked for. */
public abstract class ValueEvent implements Event {
    /**
     * What a slot has.
     *
     * @return a {@link Long}, a {@link String}, an {@link IpAddress} or a list of texts that nobody changes; null if the event has no such field
     */
    protected abstract @Nullable Object value(int slot);

    @Override
    public final boolean has(int slot) {
        return value(slot) != null;
    }

    @Override
    public final long number(int slot) {
        return value(slot) instanceof Long number ? number : 0;
    }

    @Override
    public final @Nullable String text(int slot) {
        return value(slot) instanceof String text ? text : null;
    }

    @Override
    public final @Nullable IpAddress address(int slot) {
        return value(slot) instanceof IpAddress address ? address : null;
    }

    @Override
    @SuppressWarnings("unchecked") // a value that is a list is one of texts
    public final @Nullable List<String> list(int slot) {
        return value(slot) instanceof List<?> list ? (List<String>) list : null;
    }
}
