package dev.ringside.dsl.event;

/** The operating system that an event happened on: names and paths compare by its rules. */
public enum Os {
    LINUX,
    WINDOWS
}
