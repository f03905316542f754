package dev.ringside.runtime.feed.linux;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.enrich.Hashes;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A process that is there, as it was found; the hashes of its program are read when somebody asks for one of them. */
final class SnapshotEvent implements Event {
    private final Event found;
    private final Supplier<Optional<Hashes>> lookup;
    /** Racy by design: two threads may both read them, equal ones. */
    private @Nullable Hashes known;

    SnapshotEvent(Event found, Supplier<Optional<Hashes>> lookup) {
        this.found = found;
        this.lookup = lookup;
    }

    private static @Nullable Function<Hashes, String> hash(Event event, int slot) {
        return ImageHashes.FIELDS.get(event.stream().fields().get(slot).name());
    }

    private Optional<Hashes> hashes() {
        Hashes read = known;
        if (read != null) {
            return Optional.of(read);
        }
        Optional<Hashes> now = lookup.get();
        known = now.orElse(null);
        return now;
    }

    @Override
    public StreamType stream() {
        return found.stream();
    }

    @Override
    public Os os() {
        return found.os();
    }

    @Override
    public boolean has(int slot) {
        return hash(found, slot) == null ? found.has(slot) : hashes().isPresent();
    }

    @Override
    public long number(int slot) {
        return found.number(slot);
    }

    @Override
    public @Nullable String text(int slot) {
        Function<Hashes, String> hash = hash(found, slot);
        return hash == null ? found.text(slot) : hashes().map(hash).orElse(null);
    }

    @Override
    public @Nullable IpAddress address(int slot) {
        return found.address(slot);
    }

    @Override
    public @Nullable List<String> list(int slot) {
        return found.list(slot);
    }

    @Override
    public @Nullable List<Event> processes(int slot) {
        return found.processes(slot);
    }
}
