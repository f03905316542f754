package dev.ringside.runtime.feed.etw;

import dev.ringside.driver.windows.etw.filter.Roles;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.shared.SharedFilter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** A stream, where its events come from, and who wants them. */
final class EtwStream {
    private final StreamType type;
    private final UUID provider;
    private final Set<UUID> kernelClasses;
    private final Roles roles;
    private final List<Field> processFields;
    private final SharedFilter shared;
    private volatile boolean byKernel;
    private final AtomicInteger generations = new AtomicInteger();
    /** Records of its providers that are not of this stream. */
    private final AtomicLong filtered = new AtomicLong();

    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();

    /**
     * A stream that nobody has asked for yet.
     *
     * @param provider that is to report
     * @param kernelClasses the classes of the kernel's logger that report the same; none if it does not
     */
    EtwStream(StreamType type, UUID provider, Set<UUID> kernelClasses, Roles roles) {
        this.type = type;
        this.provider = provider;
        this.kernelClasses = Set.copyOf(kernelClasses);
        this.roles = roles;
        this.processFields = Stream.of("startTime", "parentImage")
                .flatMap(name -> type.find(name).stream())
                .toList();
        this.shared = new SharedFilter(type, generations::incrementAndGet);
    }

    StreamType type() {
        return type;
    }

    UUID provider() {
        return provider;
    }

    /** Whether the kernel's logger reports it, too. */
    boolean isOfKernel() {
        return !kernelClasses.isEmpty();
    }

    /** From now on the kernel's logger reports it, and not the provider, or the other way round: what both write comes once. */
    void reportedByKernel(boolean kernel) {
        byKernel = kernel;
    }

    /** All who may write records of it. */
    Set<UUID> writers() {
        Set<UUID> all = new HashSet<>(kernelClasses);
        all.add(provider);
        return all;
    }

    /** Whether its events are made of what that one writes. */
    boolean isReportedBy(UUID writer) {
        return byKernel ? kernelClasses.contains(writer) : provider.equals(writer);
    }

    Roles roles() {
        return roles;
    }

    /** Fields that are known as soon as its process, and the one above, are. */
    List<Field> processFields() {
        return processFields;
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
