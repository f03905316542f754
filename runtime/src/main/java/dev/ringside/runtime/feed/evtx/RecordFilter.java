package dev.ringside.runtime.feed.evtx;

/** Decides on the records of one template, before anything of them is made text. For any thread. */
@FunctionalInterface
public interface RecordFilter {
    /** Rejects nothing. */
    RecordFilter NONE = record -> false;

    /** Whether it is certain that nobody wants the event of one stream that the record would make. */
    boolean rejects(EvtxRecord record);
}
