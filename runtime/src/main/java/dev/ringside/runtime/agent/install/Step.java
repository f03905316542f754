package dev.ringside.runtime.agent.install;

/**
 * A part of an installation. Both actions throw a {@link dev.ringside.dsl.diagnostic.RingsideException} if the system refuses.
 *
 * @param name what it makes, a few words: {@code the service Ringside}
 * @param apply makes it, all of it or nothing
 * @param undo takes it away, if it is there
 */
public record Step(String name, Runnable apply, Runnable undo) {}
