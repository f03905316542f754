package dev.ringside.runtime.feed.health;

/** Something that happened to Ringside itself. */
public sealed interface Occurrence {
    /**
     * It has started or stopped.
     *
     * @param started which of the two
     * @param version of the program
     */
    record State(boolean started, String version) implements Occurrence {}

    /**
     * Another configuration applies from now on, as Sysmon's event 16 tells it.
     *
     * @param source where it came from
     * @param hash {@code SHA256=…}
     */
    record Configured(String source, String hash) implements Occurrence {}

    /**
     * Something failed.
     *
     * @param what what failed, a word or two
     * @param how one sentence
     */
    record Failure(String what, String how) implements Occurrence {}

    /**
     * Events were lost.
     *
     * @param stream of that stream
     * @param count how many, since this was told last
     */
    record Loss(String stream, long count) implements Occurrence {}

    /**
     * Events that were to be recorded were not.
     *
     * @param stream of that stream
     * @param count how many, since this was told last
     * @param reason a few words
     */
    record Unrecorded(String stream, long count, String reason) implements Occurrence {}
}
