package dev.ringside.shell.command;

/** A command of the command line. */
interface Command {
    /** What may be said to it. */
    CommandModel model();

    /**
     * Does it.
     *
     * @return the exit status
     * @throws dev.ringside.dsl.diagnostic.RingsideException if it cannot be done
     */
    int run(Arguments arguments, Session session);
}
