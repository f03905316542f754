package dev.ringside.runtime.feed.evtx;

import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.log.LogStreams;
import dev.ringside.runtime.feed.recording.RecordingSink;
import dev.ringside.runtime.feed.recording.RecordingSink.Asked;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What was wanted at some time, and the filters that were made of it. For any thread. */
final class Demand {
    /** As many filters as are kept; there are more templates than that only in a file that was made to have them, for which they are made anew. */
    private static final int MOST_FILTERS = 1 << 13;

    private final Set<StreamType> wanted;
    private final List<StreamType> streams;
    /** Of each of the streams. */
    private final List<Asked> asked;

    private final RecordFilters filters;
    private final Map<Place, RecordFilter> known = new ConcurrentHashMap<>();

    /** Templates are told from each other by identity. */
    private record Place(StreamType stream, Template template) {}

    private Demand(RecordingSink sink, RecordFilters filters) {
        this.wanted = sink.wanted();
        this.streams = List.copyOf(wanted);
        this.asked = streams.stream().map(sink::asked).toList();
        this.filters = filters;
    }

    /** What is wanted now. For the thread that the sink is for. */
    static Demand now(RecordingSink sink, RecordFilters filters) {
        return new Demand(sink, filters);
    }

    /** Whether nothing has changed since. For the thread that the sink is for. */
    @SuppressWarnings("ReferenceEquality") // what the sink says itself
    boolean isStill(RecordingSink sink) {
        if (!wanted.equals(sink.wanted())) {
            return false;
        }
        for (int i = 0; i < streams.size(); i++) {
            if (sink.asked(streams.get(i)) != asked.get(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * What is to become of a record.
     *
     * @param delivered the streams that it becomes an event of
     * @param filtered the streams that it is left out of, since nobody wants it
     */
    record Verdict(List<StreamType> delivered, List<StreamType> filtered) {}

    /** What decides on the records of a chunk. */
    Decisions decisions() {
        return new Decisions();
    }

    /** Decides on records. For one thread. */
    final class Decisions {
        /** Of the templates of a chunk, for each of the streams. */
        private final IdentityHashMap<Template, @Nullable RecordFilter[]> ready = new IdentityHashMap<>();

        private @Nullable Template last;
        private @Nullable RecordFilter[] ofLast = {};
        private @Nullable Verdict none;

        Verdict of(EvtxRecord record) {
            List<StreamType> belongs = LogStreams.of(record, wanted);
            int rejected = 0;
            for (int i = 0; i < belongs.size(); i++) {
                rejected += rejects(belongs.get(i), record) ? 1 : 0;
            }
            if (rejected == 0) {
                return new Verdict(belongs, List.of());
            }
            return rejected == belongs.size() ? none(belongs) : divided(belongs, record);
        }

        /** The same object for records that follow one another. */
        @SuppressWarnings("ReferenceEquality") // others may be equal
        private Verdict none(List<StreamType> belongs) {
            Verdict known = none;
            if (known == null || known.filtered() != belongs) {
                known = new Verdict(List.of(), belongs);
                none = known;
            }
            return known;
        }

        private Verdict divided(List<StreamType> belongs, EvtxRecord record) {
            List<StreamType> delivered = new ArrayList<>();
            List<StreamType> filtered = new ArrayList<>();
            for (StreamType stream : belongs) {
                (rejects(stream, record) ? filtered : delivered).add(stream);
            }
            return new Verdict(delivered, filtered);
        }

        @SuppressWarnings("ReferenceEquality") // templates are told from each other by identity
        private boolean rejects(StreamType stream, EvtxRecord record) {
            Template template = record.template();
            if (template != last) {
                last = template;
                ofLast = ready.computeIfAbsent(template, first -> new RecordFilter[streams.size()]);
            }
            int index = streams.size() == 1 ? 0 : streams.indexOf(stream);
            RecordFilter filter = ofLast[index];
            if (filter == null) {
                filter = filter(stream, template);
                ofLast[index] = filter;
            }
            return filter.rejects(record);
        }
    }

    private RecordFilter filter(StreamType stream, Template template) {
        Place place = new Place(stream, template);
        RecordFilter filter = known.get(place);
        if (filter != null) {
            return filter;
        }
        if (known.size() >= MOST_FILTERS) {
            known.clear();
        }
        return known.computeIfAbsent(
                place, first -> filters.filter(stream, asked.get(streams.indexOf(stream)), template));
    }
}
