package dev.ringside.shell.command;

import picocli.CommandLine.Model.CommandSpec;

/** A command of the command line. */
interface Command {
    /** What may be said to it. */
    CommandSpec spec();

    /** What its help shows. */
    default CommandSpec help() {
        return spec();
    }

    /**
     * Does it.
     *
     * @return the exit status
     * @throws dev.ringside.dsl.diagnostic.RingsideException if it cannot be done
     */
    int run(Arguments arguments, Session session);
}
