package dev.ringside.runtime.script;

import dev.ringside.dsl.diagnostic.Diagnostic;
import java.util.List;

/** Why a running of a script ended. */
sealed interface Ending {
    /** Nothing can happen any more. */
    record Over() implements Ending {}

    /** It was closed. */
    record Closed() implements Ending {}

    /** It took too much, and was stopped. */
    record Overrun(List<Diagnostic> diagnostics) implements Ending {}

    /** It did not get through its first turn. */
    record Failed(List<Diagnostic> diagnostics) implements Ending {}
}
