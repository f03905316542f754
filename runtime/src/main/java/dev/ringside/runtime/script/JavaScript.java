package dev.ringside.runtime.script;

import org.graalvm.polyglot.Engine;
import org.jspecify.annotations.Nullable;

/** GraalJS itself, which hosts can share: the code that it has read and compiled, and no values. Loaded when it is first needed. For any thread. */
public final class JavaScript implements AutoCloseable {
    private @Nullable Engine engine;

    synchronized Engine engine() {
        Engine known = engine;
        if (known == null) {
            known = Sandbox.engine();
            engine = known;
        }
        return known;
    }

    /** Lets go of it; no host may use it any more. */
    @Override
    public synchronized void close() {
        if (engine != null) {
            engine.close(true);
        }
    }
}
