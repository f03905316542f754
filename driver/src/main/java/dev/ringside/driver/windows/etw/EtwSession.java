package dev.ringside.driver.windows.etw;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import dev.ringside.driver.windows.etw.record.EventRecord;
import dev.ringside.driver.windows.etw.record.Guid;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * A session that delivers events to this process as they happen. For any thread; closing it ends it.
 *
 * <p>Sessions belong to Windows and not to a process: one whose process has died goes on until somebody stops it. {@link Orphans} does that.
 */
public final class EtwSession implements AutoCloseable {
    /** The one session of its name by which the kernel itself reports. */
    public static final String KERNEL_LOGGER = "NT Kernel Logger";
    /** EVENT_TRACE_FLAG_NETWORK_TCPIP: what goes over TCP and UDP. */
    public static final int NETWORK = 0x0001_0000;

    /** SystemTraceControlGuid. */
    private static final UUID KERNEL = UUID.fromString("9e814aad-3204-11d2-9a82-006008a86939");

    private final String name;
    private final long handle;
    private final EtwConsumer consumer;
    private EtwLosses losses = EtwLosses.NONE;
    private boolean closed;

    private EtwSession(String name, long handle, EtwConsumer consumer) {
        this.name = name;
        this.handle = handle;
        this.consumer = consumer;
    }

    /**
     * Starts a session of which no provider is enabled yet. One of the same name that is there already was left behind, and is taken over: stopped and
     * started anew, since nobody knows what is in its buffers.
     *
     * @param events takes them, on a thread of the session; what it throws costs it that event and no more
     * @param end told, on the same thread, that nothing follows: with 0 if the session was stopped, else with Windows' error code
     * @throws EtwException if Windows refuses
     */
    public static EtwSession start(String name, Consumer<EventRecord> events, IntConsumer end) {
        UUID guid = UUID.randomUUID();
        long handle;
        try {
            handle = start(name, guid, 0);
        } catch (EtwException e) {
            if (!e.is(EtwError.ALREADY_EXISTS)) {
                throw e;
            }
            stop(name);
            handle = start(name, guid, 0);
        }
        return consumed(name, handle, events, end);
    }

    /**
     * Starts the kernel's logger.
     *
     * @param flags what it is to report, {@link #NETWORK}
     * @throws EtwException if Windows refuses: {@link EtwError#ALREADY_EXISTS} if somebody else has it
     */
    public static EtwSession startKernelLogger(int flags, Consumer<EventRecord> events, IntConsumer end) {
        return consumed(KERNEL_LOGGER, start(KERNEL_LOGGER, KERNEL, flags), events, end);
    }

    private static long start(String name, UUID guid, int kernelFlags) {
        int error = 0;
        int[] modes = {
            Tracing.EVENT_TRACE_REAL_TIME_MODE | Tracing.EVENT_TRACE_INDEPENDENT_SESSION_MODE,
            Tracing.EVENT_TRACE_REAL_TIME_MODE
        };
        Memory handle = new Memory(Long.BYTES);
        handle.clear();
        // Windows 8 does not know the first mode.
        for (int mode : modes) {
            SessionProperties properties = new SessionProperties(guid, mode, kernelFlags);
            error = Tracing.StartTraceW(handle, NativeText.of(name), properties.pointer());
            if (error != EtwError.INVALID_PARAMETER.number()) {
                break;
            }
        }
        EtwException.check("StartTrace", name, error);
        return handle.getLong(0);
    }

    private static EtwSession consumed(String name, long handle, Consumer<EventRecord> events, IntConsumer end) {
        try {
            return new EtwSession(name, handle, new EtwConsumer(name, new EtwConsumer.Listener() {
                @Override
                public void accept(EventRecord event) {
                    events.accept(event);
                }

                @Override
                public void end(int error) {
                    end.accept(error);
                }
            }));
        } catch (EtwException e) {
            stop(name);
            throw e;
        }
    }

    /** Stops the session of that name, whoever started it; nothing if there is none. */
    static void stop(String name) {
        Tracing.ControlTraceW(0, NativeText.of(name), new SessionProperties().pointer(), Tracing.CONTROL_STOP);
    }

    public String name() {
        return name;
    }

    /**
     * Lets a provider report, or exchanges what is wanted of it: from one event to the next, without stopping it. What this Windows cannot filter is left
     * out of the filter, so that more passes.
     *
     * @throws EtwException if Windows refuses: {@link EtwError#ACCESS_DENIED} for providers that it keeps for itself
     */
    public void enable(UUID provider, ProviderFilter filter) {
        try {
            tryToEnable(provider, filter);
        } catch (EtwException e) {
            boolean payload = !filter.payload().isEmpty();
            if (payload) {
                enable(provider, filter.withoutPayload());
            } else if (e.is(EtwError.INVALID_PARAMETER) && !filter.equals(filter.withoutFilters())) {
                enable(provider, filter.withoutFilters());
            } else {
                throw e;
            }
        }
    }

    private void tryToEnable(UUID provider, ProviderFilter filter) {
        Memory guid = guid(provider);
        try (EnableParameters parameters = new EnableParameters(guid, filter)) {
            int error = Tracing.EnableTraceEx2(
                    handle,
                    guid,
                    Tracing.ENABLE_PROVIDER,
                    (byte) filter.level(),
                    filter.anyKeyword(),
                    filter.allKeyword(),
                    0,
                    parameters.pointer());
            EtwException.check("EnableTraceEx2", Guid.text(provider), error);
        }
    }

    /** Wants nothing of a provider any more. */
    public void disable(UUID provider) {
        Tracing.EnableTraceEx2(handle, guid(provider), Tracing.DISABLE_PROVIDER, (byte) 0, 0, 0, 0, Pointer.NULL);
    }

    static Memory guid(UUID provider) {
        Memory memory = new Memory(Guid.BYTES);
        memory.write(0, Guid.bytes(provider), 0, Guid.BYTES);
        return memory;
    }

    /**
     * Hands on what is in its buffers, where an event otherwise waits up to a second, and returns when that has been taken, but waits no longer than a
     * moment. Not to be called by the consumer.
     */
    public void flush() throws InterruptedException {
        SessionProperties properties = new SessionProperties();
        synchronized (this) {
            if (closed) {
                return;
            }
            int error = Tracing.ControlTraceW(handle, Pointer.NULL, properties.pointer(), Tracing.CONTROL_FLUSH);
            if (error != 0) {
                // What is in the buffers comes in its own time.
                return;
            }
        }
        consumer.awaitBuffers(properties.buffersWritten());
    }

    /** What was lost until now, or until it was closed. Events whose taking failed are among them. */
    public synchronized EtwLosses losses() {
        if (!closed) {
            SessionProperties properties = new SessionProperties();
            int error = Tracing.ControlTraceW(handle, Pointer.NULL, properties.pointer(), Tracing.CONTROL_QUERY);
            losses = error == 0 ? properties.losses() : losses;
        }
        return new EtwLosses(losses.events() + consumer.failures(), losses.buffers());
    }

    /** Ends it. What was written before is still delivered, by the time this returns; if called by the consumer itself, afterwards. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            SessionProperties properties = new SessionProperties();
            if (Tracing.ControlTraceW(handle, Pointer.NULL, properties.pointer(), Tracing.CONTROL_STOP) == 0) {
                losses = properties.losses();
            }
            closed = true;
        }
        consumer.close();
    }
}
