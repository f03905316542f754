package dev.ringside.runtime.script;

import java.util.function.Consumer;

/** A context that JavaScript is given to piece by piece, as in a shell. */
public final class ScriptConsole implements AutoCloseable {
    ScriptConsole(Setting setting, Consumer<ScriptConsole> over) {}

    @Override
    public void close() {}
}
