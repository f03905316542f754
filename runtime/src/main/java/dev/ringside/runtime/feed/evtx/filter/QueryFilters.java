package dev.ringside.runtime.feed.evtx.filter;

import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.plan.Abilities;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.evtx.RecordFilter;
import dev.ringside.runtime.feed.evtx.RecordFilters;
import dev.ringside.runtime.feed.evtx.Template;
import dev.ringside.runtime.feed.recording.RecordingSink.Asked;

/** Filters that decide what is asked for on records as they are stored. */
public final class QueryFilters implements RecordFilters {
    @Override
    public Abilities abilities(StreamType stream) {
        return FilterAbilities.of(stream);
    }

    @Override
    public RecordFilter filter(StreamType stream, Asked asked, Template template) {
        return asked.pushed().equals(Predicate.Constant.TRUE)
                ? RecordFilter.NONE
                : new TemplateFilter(stream, asked.pushed(), template);
    }
}
