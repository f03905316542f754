package dev.ringside.runtime.agent;

/** Where the system keeps what services say. For any thread; what cannot be written is dropped. */
public interface SystemLog extends AutoCloseable {
    /** How grave something is. */
    enum Severity {
        INFORMATION,
        WARNING,
        ERROR
    }

    void write(Severity severity, String message);

    @Override
    default void close() {}
}
