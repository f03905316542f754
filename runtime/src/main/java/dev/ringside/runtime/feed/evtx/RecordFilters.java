package dev.ringside.runtime.feed.evtx;

import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.plan.Abilities;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.recording.RecordingSink.Asked;

/** Makes filters of what is asked for. For any thread. */
@FunctionalInterface
public interface RecordFilters {
    /** Leave all that there is to whoever gets the events. */
    RecordFilters NONE = (stream, asked, template) -> RecordFilter.NONE;

    /** What the filters of a stream decide; nothing if they leave all of it. */
    default Abilities abilities(StreamType stream) {
        return Abilities.none("evtx", Os.WINDOWS);
    }

    /**
     * The filter of a template's records for a stream. Asked for once for each template as long as the same is asked for, or a few times if several
     * threads come upon the template at once.
     */
    RecordFilter filter(StreamType stream, Asked asked, Template template);
}
