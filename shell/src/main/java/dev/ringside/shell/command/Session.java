package dev.ringside.shell.command;

import dev.ringside.shell.console.Surroundings;

/**
 * What a command runs in.
 *
 * @param surroundings the streams, the terminal, the environment
 * @param interruption tells when to end
 */
public record Session(Surroundings surroundings, Interruption interruption) {}
