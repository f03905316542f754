package dev.ringside.shell.command;

import dev.ringside.runtime.json.Names;
import dev.ringside.shell.output.Format;
import java.util.List;
import java.util.Optional;

/** The interactive shell, as the command line sees it: started only when it is asked for. */
@FunctionalInterface
public interface Shell {
    /**
     * Runs until the user leaves it.
     *
     * @return the exit status
     */
    int run(Session session, Settings settings);

    /**
     * How it is started.
     *
     * @param from the sources of events, by name
     * @param format the format of rows, if one was asked for
     * @param names what fields are called
     * @param noColor whether colours were forbidden
     * @param quiet whether warnings are kept back
     */
    record Settings(List<String> from, Optional<Format> format, Names names, boolean noColor, boolean quiet) {}
}
