package dev.ringside.runtime.agent.install;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.runtime.agent.ConfigurationStore;
import java.util.List;

/** Ringside as a service of a machine. What the system refuses is thrown as a {@link dev.ringside.dsl.diagnostic.RingsideException}. */
public interface Installation {
    /**
     * Installs and starts it, or leaves everything as it was.
     *
     * @return what is to be known about it though it works
     */
    List<Diagnostic> install();

    /** Stops and removes it, with its configuration and its alerts. */
    void uninstall();

    boolean isInstalled();

    ServiceReport report();

    /** Where its configuration is; of use only where it is installed. */
    ConfigurationStore store();

    /**
     * Tells the service that its configuration has changed.
     *
     * @return whether one runs that could be told
     */
    boolean announce();
}
