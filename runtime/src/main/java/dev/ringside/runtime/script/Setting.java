package dev.ringside.runtime.script;

import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.engine.Engine;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the scripts of a host have in common.
 *
 * @param engine runs their queries
 * @param schema the streams
 * @param options how they are run
 * @param javaScript what their contexts share
 * @param watch sees to it that they keep to their budgets
 * @param listener is told what they do
 * @param begun whether recordings may be read
 */
record Setting(
        Engine engine,
        Schema schema,
        ScriptOptions options,
        Supplier<org.graalvm.polyglot.Engine> javaScript,
        Watch watch,
        Consumer<ScriptEvent> listener,
        Supplier<Boolean> begun) {}
