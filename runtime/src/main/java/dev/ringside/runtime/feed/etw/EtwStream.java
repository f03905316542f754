package dev.ringside.runtime.feed.etw;

import dev.ringside.driver.windows.etw.filter.Roles;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.shared.SharedFilter;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A stream, where its events come from, and who wants them. */
final class EtwStream {
    private final StreamType type;
    private final UUID provider;
    private final Set<UUID> classes;
    private final Roles roles;
    private final SharedFilter shared;
    private final AtomicInteger generations = new AtomicInteger();
    /** Records of its providers that are not of this stream. */
    private final AtomicLong filtered = new AtomicLong();

    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();

    /**
     * A stream that nobody has asked for yet.
     *
     * @param provider that is to report
     * @param classes who writes the records that its events are made of: the provider, and classes of the kernel's logger
     */
    EtwStream(StreamType type, UUID provider, Set<UUID> classes, Roles roles) {
        this.type = type;
        this.provider = provider;
        this.classes = Set.copyOf(classes);
        this.roles = roles;
        this.shared = new SharedFilter(type, generations::incrementAndGet);
    }

    StreamType type() {
        return type;
    }

    UUID provider() {
        return provider;
    }

    Set<UUID> classes() {
        return classes;
    }

    Roles roles() {
        return roles;
    }

    SharedFilter shared() {
        return shared;
    }

    AtomicLong filtered() {
        return filtered;
    }

    AtomicLong delivered() {
        return delivered;
    }

    AtomicLong lost() {
        return lost;
    }
}
