package dev.ringside.runtime.script;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

/**
 * Takes what Ringside complains about through JavaScript: there it is an error like any other, which the script may catch; where it comes out again
 * it is known by it.
 */
final class Complaints {
    /** A script may catch errors for ever. */
    private static final int MOST = 1000;

    private final Sandbox sandbox;
    private final List<List<Diagnostic>> all = new ArrayList<>();
    private int first;

    Complaints(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * Throws it into JavaScript.
     *
     * @return never: what it throws is an error of JavaScript
     */
    RuntimeException raise(RingsideException complaint) {
        sandbox.function("rethrow").executeVoid(error(complaint));
        throw new IllegalStateException("the function that throws an error returned");
    }

    /** The error of JavaScript that stands for it. */
    Value error(RingsideException complaint) {
        List<Diagnostic> diagnostics = complaint.diagnostics();
        all.add(diagnostics);
        if (all.size() > MOST) {
            all.removeFirst();
            first++;
        }
        Code code = diagnostics.getFirst().code();
        boolean isSyntax = code == Code.SYNTAX || code == Code.UNFINISHED;
        return sandbox.function("error")
                .execute(isSyntax, diagnostics.getFirst().message(), first + all.size() - 1);
    }

    /** What was complained about, if the error was thrown for that. */
    Optional<List<Diagnostic>> of(PolyglotException error) {
        Value thrown = error.getGuestObject();
        if (all.isEmpty() || thrown == null) {
            return Optional.empty();
        }
        int number = sandbox.function("complaint").execute(thrown).asInt() - first;
        return number >= 0 && number < all.size() ? Optional.of(all.get(number)) : Optional.empty();
    }
}
