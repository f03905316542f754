package dev.ringside.runtime.script;

import dev.ringside.runtime.script.guest.Guest;
import dev.ringside.runtime.script.module.Library;
import dev.ringside.runtime.script.module.ModuleFiles;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.SandboxPolicy;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;
import org.graalvm.polyglot.proxy.ProxyObject;

/**
 * A context of JavaScript with nothing in it but what a script may see: no Java, no files but modules, no network, no threads. Except for {@link
 * #interrupt} and {@link #close}, for the thread that has entered it.
 */
final class Sandbox implements AutoCloseable {
    static final String LANGUAGE = "js";

    private static final List<Source> PRELUDE = List.of("values", "queries", "globals", "lockdown").stream()
            .map(Sandbox::prelude)
            .toList();

    private final Context context;
    private final Guest guest = new Guest();
    private final Value kit;
    private final Map<String, Value> functions = new HashMap<>();

    /** @param shared what all contexts have in common: the code that was read, and no values */
    Sandbox(Engine shared, ModuleFiles files) {
        context = Context.newBuilder(LANGUAGE)
                .engine(shared)
                .sandbox(SandboxPolicy.CONSTRAINED)
                .allowIO(IOAccess.newBuilder().fileSystem(files).build())
                .option("js.console", "false")
                .option("js.esm-eval-returns-exports", "true")
                .option("js.graal-builtin", "false")
                .option("js.load", "false")
                .option("js.print", "false")
                .option("js.unhandled-rejections", "throw")
                .build();
        kit = context.eval(LANGUAGE, "({})");
        kit.putMember("makers", guest.makers());
    }

    /** What all contexts have in common. Loads GraalJS. */
    static Engine engine() {
        return Engine.newBuilder(LANGUAGE)
                .sandbox(SandboxPolicy.CONSTRAINED)
                .option("engine.WarnInterpreterOnly", "false")
                .out(OutputStream.nullOutputStream())
                .err(OutputStream.nullOutputStream())
                .build();
    }

    private static Source prelude(String name) {
        String path = "/dev/ringside/runtime/script/prelude/" + name + ".js";
        String text = Library.resource(path).orElseThrow(() -> new IllegalStateException(path + " is not packed"));
        return Source.newBuilder(LANGUAGE, text, "ringside:" + name)
                .internal(true)
                .buildLiteral();
    }

    /**
     * Fills the context with Ringside's names, and freezes what there is.
     *
     * @param host the functions that these call
     */
    void prepare(Map<String, Object> host) {
        ProxyObject proxy = ProxyObject.fromMap(host);
        PRELUDE.forEach(part -> context.eval(part).executeVoid(kit, proxy));
    }

    /** A function of the prelude. */
    Value function(String name) {
        return functions.computeIfAbsent(name, kit::getMember);
    }

    Guest guest() {
        return guest;
    }

    Value evaluate(Source source) {
        return context.eval(source);
    }

    void check(Source source) {
        context.parse(source);
    }

    void enter() {
        context.enter();
    }

    /** What was interrupted too late, when it had ended, is not interrupted any more: that comes out here, as something that is no part of the API. */
    void leave() {
        try {
            context.leave();
        } catch (IllegalStateException e) {
            throw e;
        } catch (RuntimeException e) {
            if (isEntered()) {
                context.leave();
            }
        }
    }

    private static boolean isEntered() {
        try {
            Context.getCurrent();
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /**
     * Stops what runs in it, from another thread, and leaves it usable.
     *
     * @return whether that was done in time
     */
    boolean interrupt(Duration patience) {
        try {
            context.interrupt(patience);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** Ends it, whatever runs in it; from any thread. */
    @Override
    public void close() {
        context.close(true);
    }
}
