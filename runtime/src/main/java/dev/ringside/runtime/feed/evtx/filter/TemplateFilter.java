package dev.ringside.runtime.feed.evtx.filter;

import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.evtx.EvtxRecord;
import dev.ringside.runtime.feed.evtx.RecordFilter;
import dev.ringside.runtime.feed.evtx.Template;
import dev.ringside.runtime.feed.log.LogMapping;
import dev.ringside.runtime.feed.log.LogRecord.SystemNumber;
import dev.ringside.runtime.feed.log.LogRecord.SystemText;
import dev.ringside.runtime.feed.log.LogStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Decides on the records of one template for one stream. It is compiled when the first record is there, since what is the same in all of them is what that one
 * has; where the template leaves the event id open, once for each.
 */
final class TemplateFilter implements RecordFilter {
    /** More kinds of records under one template, and they are not looked at. */
    private static final int MOST_KINDS = 64;

    private final StreamType stream;
    private final Predicate wanted;
    private final Template template;
    /** Replaced as a whole: two threads may both compile one. */
    private volatile List<Kind> kinds = List.of();

    /** @param mappings of the kind, the same object for all of it */
    private record Kind(List<LogMapping> mappings, Test test) {}

    TemplateFilter(StreamType stream, Predicate wanted, Template template) {
        this.stream = stream;
        this.wanted = wanted;
        this.template = template;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the mappings of a kind are one object
    public boolean rejects(EvtxRecord record) {
        List<Kind> known = kinds;
        List<LogMapping> mappings = mappings(record, known);
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i).mappings == mappings) {
                return known.get(i).test.of(record) == Test.NO;
            }
        }
        return known.size() < MOST_KINDS && compile(mappings, record).of(record) == Test.NO;
    }

    private List<LogMapping> mappings(EvtxRecord record, List<Kind> known) {
        if (stream.isOpen()) {
            return known.isEmpty() ? List.of(LogStreams.mapping(stream)) : known.get(0).mappings;
        }
        String provider = record.text(SystemText.PROVIDER);
        OptionalLong eventId = record.number(SystemNumber.EVENT_ID);
        return provider == null || eventId.isEmpty() ? List.of() : LogStreams.mappings(provider, eventId.getAsLong());
    }

    /** By which of the mappings to the stream a record becomes an event depends on what it says: nobody wants it if that is so by all of them. */
    private synchronized Test compile(List<LogMapping> mappings, EvtxRecord record) {
        List<Test> tests = mappings.stream()
                .filter(mapping -> mapping.stream().equals(stream))
                .map(mapping -> new Compilation(mapping, template, record).test(wanted))
                .toList();
        Test test = tests.isEmpty() ? Test.PERHAPS : Tests.any(tests);
        List<Kind> more = new ArrayList<>(kinds);
        more.add(new Kind(mappings, test));
        kinds = List.copyOf(more);
        return test;
    }
}
