package dev.ringside.runtime.script;

import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.script.alert.RuleInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Runs scripts: each on a thread and in a context of its own, with a queue in front and a budget for each callback, so that one that is wrong does
 * not keep the others from their events. It knows no terminal; what scripts do is told to a listener. For any thread.
 *
 * <p>GraalJS is loaded when it is first needed. In-process containment holds scripts that are wrong; one that is hostile can do harm, if only by
 * taking memory and processors, and needs a process of its own.
 */
public final class ScriptHost implements AutoCloseable {
    private final Setting setting;
    private final Watch watch = new Watch();
    private final List<Script> scripts = new CopyOnWriteArrayList<>();
    private final List<ScriptConsole> consoles = new CopyOnWriteArrayList<>();
    private final Optional<ScriptHost> owner;
    private org.graalvm.polyglot.@Nullable Engine javaScript;
    private volatile boolean begun;

    /**
     * A host whose scripts query that engine.
     *
     * @param listener told what scripts do
     */
    public ScriptHost(Engine engine, Schema schema, ScriptOptions options, ScriptListener listener) {
        this(engine, schema, options, listener, Optional.empty());
    }

    private ScriptHost(
            Engine engine, Schema schema, ScriptOptions options, ScriptListener listener, Optional<ScriptHost> owner) {
        this.owner = owner;
        setting = new Setting(engine, schema, options, this::javaScript, watch, listener::on, () -> begun);
    }

    /**
     * A host for other scripts on another engine, which saves starting GraalJS again. It is to be closed before this one.
     *
     * @param listener told what those scripts do
     */
    public ScriptHost beside(Engine engine, ScriptListener listener) {
        return beside(engine, setting.options(), listener);
    }

    /** As {@link #beside(Engine, ScriptListener)}, with other options than this one has. */
    public ScriptHost beside(Engine engine, ScriptOptions options, ScriptListener listener) {
        return new ScriptHost(engine, setting.schema(), options, listener, Optional.of(this));
    }

    private org.graalvm.polyglot.Engine javaScript() {
        return owner.map(ScriptHost::javaScript).orElseGet(this::ownJavaScript);
    }

    private synchronized org.graalvm.polyglot.Engine ownJavaScript() {
        org.graalvm.polyglot.Engine known = javaScript;
        if (known == null) {
            known = Sandbox.engine();
            javaScript = known;
        }
        return known;
    }

    /**
     * Loads a script and runs its first turn, in which it makes its subscriptions. On recordings nothing comes before {@link #begin}.
     *
     * @throws RingsideException if it does not compile, throws, or takes too long
     */
    public Script load(ScriptSource source) {
        Script script = new Script(setting, source, scripts::remove);
        scripts.add(script);
        script.start();
        return script;
    }

    /**
     * Loads a new version of a script, and then closes the old one; others are not touched. While they are exchanged an event may be seen by both,
     * but by none never.
     *
     * @throws RingsideException as {@link #load}; the old one then runs on
     */
    public Script replace(Script old, ScriptSource next) {
        Script script = load(next);
        old.close();
        return script;
    }

    /**
     * Compiles a script without running it.
     *
     * @return what its first comments say of its rule
     * @throws RingsideException if it does not compile
     */
    public RuleInfo check(ScriptSource source) {
        RuleInfo rule = source.rule();
        Realm.check(setting, source);
        return rule;
    }

    /** Lets the reading of recordings begin, for the queries that are there and those that scripts make from now on. */
    public void begin() {
        begun = true;
        setting.engine().begin();
    }

    /** A new console, with variables of its own. */
    public ScriptConsole console() {
        ScriptConsole console = new ScriptConsole(setting, consoles::remove);
        consoles.add(console);
        return console;
    }

    /** The scripts that were loaded and are not over. */
    public List<Script> scripts() {
        return List.copyOf(scripts);
    }

    /** Ends all scripts and consoles. The engine is the caller's to close. */
    @Override
    public void close() {
        new ArrayList<>(scripts).forEach(Script::close);
        new ArrayList<>(consoles).forEach(ScriptConsole::close);
        watch.close();
        synchronized (this) {
            if (javaScript != null) {
                javaScript.close(true);
            }
        }
    }
}
