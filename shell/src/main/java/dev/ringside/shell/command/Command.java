package dev.ringside.shell.command;

import picocli.CommandLine.Model.CommandSpec;

/** A command of the command line, for one use of it: picocli leaves in its arguments what was said. */
interface Command {
    /** What may be said to it, without the options that every command has. */
    CommandSpec describe();

    /**
     * Does it, once its arguments are read.
     *
     * @param noColor whether colours were forbidden
     * @return the exit status
     * @throws dev.ringside.dsl.diagnostic.RingsideException if it cannot be done
     */
    int run(Session session, boolean noColor);
}
