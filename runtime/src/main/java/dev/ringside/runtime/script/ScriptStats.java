package dev.ringside.runtime.script;

/**
 * How a script is getting on, in numbers, since it was loaded.
 *
 * @param events rows that it handled
 * @param dropped rows that there was no room for
 * @param alerts alerts that it raised
 * @param suppressed alerts that were left out because there were too many
 * @param errors callbacks that threw
 * @param overruns how often it was stopped because it took too much
 * @param restarts how often it was started again
 * @param busyNanos how long its code ran
 */
public record ScriptStats(
        long events,
        long dropped,
        long alerts,
        long suppressed,
        long errors,
        int overruns,
        int restarts,
        long busyNanos) {}
