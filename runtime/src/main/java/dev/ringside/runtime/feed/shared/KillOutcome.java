package dev.ringside.runtime.feed.shared;

/** What became of a process that was to be ended. */
public enum KillOutcome {
    KILLED,
    /** It had ended already, or was one of another machine or of before it was started. */
    GONE,
    /** The system does not let this process end it. */
    REFUSED
}
