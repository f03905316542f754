package dev.ringside.runtime.script;

import dev.ringside.dsl.diagnostic.RingsideException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/** The functions of the host that the prelude calls. What they complain about is thrown as an error of JavaScript. */
final class Functions {
    private final Map<String, Object> all = new HashMap<>();
    private final Complaints complaints;

    Functions(Complaints complaints) {
        this.complaints = complaints;
    }

    /** A function that gives something. Chains, subscriptions and the like are opaque to JavaScript, and only handed back. */
    void add(String name, Function<Value[], @Nullable Object> function) {
        ProxyExecutable executable = arguments -> {
            try {
                return function.apply(arguments);
            } catch (RingsideException e) {
                throw complaints.raise(e);
            }
        };
        all.put(name, executable);
    }

    /** A function that gives nothing. */
    void perform(String name, Consumer<Value[]> action) {
        add(name, arguments -> {
            action.accept(arguments);
            return null;
        });
    }

    /** Something that does not change. */
    void constant(String name, Object value) {
        all.put(name, value instanceof List<?> list ? ProxyArray.fromList(List.copyOf(list)) : value);
    }

    Map<String, Object> all() {
        return all;
    }
}
