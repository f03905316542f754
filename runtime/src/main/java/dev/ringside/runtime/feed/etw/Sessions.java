package dev.ringside.runtime.feed.etw;

import dev.ringside.driver.windows.etw.EtwError;
import dev.ringside.driver.windows.etw.EtwException;
import dev.ringside.driver.windows.etw.EtwLosses;
import dev.ringside.driver.windows.etw.EtwSession;
import dev.ringside.driver.windows.etw.Orphans;
import dev.ringside.driver.windows.etw.ProviderFilter;
import dev.ringside.driver.windows.etw.Providers;
import dev.ringside.driver.windows.etw.filter.Wanted;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of this process: one for all providers, and the kernel's logger while somebody asks for the network and nobody else has it. Sessions that
 * dead processes left behind are stopped first. For any thread.
 */
final class Sessions implements AutoCloseable {
    private final Providers providers;
    private final Dispatcher dispatcher;
    private final Demand demand = new Demand();
    private final EtwSession session;
    private @Nullable EtwSession kernel;
    /** Not guarded: the logger's own thread asks while somebody waits for it to end. */
    private volatile boolean kernelIsWanted;

    private EtwLosses kernelLosses = EtwLosses.NONE;

    /** @throws EtwException if Windows refuses a session */
    Sessions(Providers providers, Dispatcher dispatcher) {
        this.providers = providers;
        this.dispatcher = dispatcher;
        Orphans.stop(pid -> ProcessHandle.of(pid).isPresent());
        session = EtwSession.start(Orphans.nameOf(ProcessHandle.current().pid()), dispatcher::take, dispatcher::end);
    }

    /**
     * Changes what is wanted for a stream, while events flow.
     *
     * @throws EtwException if Windows refuses; then nothing has changed
     */
    synchronized void want(EtwStream stream, Wanted wanted) {
        boolean byKernel = stream.isOfKernel() && isReportedByKernel(!wanted.isNothing());
        stream.reportedByKernel(byKernel);
        Wanted before = demand.put(stream, byKernel ? Wanted.NOTHING : wanted);
        try {
            apply(stream.provider());
        } catch (EtwException e) {
            demand.put(stream, before);
            throw e;
        }
    }

    private void apply(UUID provider) {
        Optional<ProviderFilter> filter = demand.filter(provider, providers);
        if (filter.isPresent()) {
            session.enable(provider, filter.get());
        } else {
            session.disable(provider);
        }
    }

    /** Whether the kernel's logger reports the network, which it does unfiltered; it is started or stopped as needed. */
    private boolean isReportedByKernel(boolean needed) {
        EtwSession open = kernel;
        if (!needed && open != null) {
            kernelIsWanted = false;
            open.close();
            kernelLosses = sum(kernelLosses, open.losses());
            kernel = null;
        }
        if (needed && open == null) {
            try {
                kernelIsWanted = true;
                kernel = EtwSession.startKernelLogger(EtwSession.NETWORK, dispatcher::take, this::kernelEnded);
            } catch (EtwException e) {
                kernelIsWanted = false;
                if (!e.is(EtwError.ALREADY_EXISTS)) {
                    throw e;
                }
            }
        }
        return kernel != null;
    }

    private void kernelEnded(int error) {
        if (kernelIsWanted) {
            dispatcher.end(error);
        }
    }

    /** Hands on what the sessions have in their buffers, and returns when that has been taken, but waits no longer than a moment. */
    void flush() throws InterruptedException {
        EtwSession network;
        synchronized (this) {
            network = kernel;
        }
        // Outside of the lock: others need not wait for it.
        session.flush();
        if (network != null) {
            network.flush();
        }
    }

    /** What all sessions have lost. */
    synchronized EtwLosses losses() {
        EtwLosses all = sum(kernelLosses, session.losses());
        return kernel == null ? all : sum(all, kernel.losses());
    }

    private static EtwLosses sum(EtwLosses one, EtwLosses other) {
        return new EtwLosses(one.events() + other.events(), one.buffers() + other.buffers());
    }

    @Override
    public void close() {
        EtwSession network;
        synchronized (this) {
            kernelIsWanted = false;
            network = kernel;
        }
        // Outside of the lock: what was written before is still taken.
        if (network != null) {
            network.close();
        }
        session.close();
    }
}
