package dev.ringside.runtime.script;

/** Is told what scripts do: by their threads, one call at a time for each script. While it does not return, the script waits. */
@FunctionalInterface
public interface ScriptListener {
    void on(ScriptEvent event);
}
