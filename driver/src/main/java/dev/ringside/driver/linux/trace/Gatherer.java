package dev.ringside.driver.linux.trace;

/** Writes the code that makes the subject of an event of a system call. */
@FunctionalInterface
interface Gatherer {
    void gather(Gathering code);
}
