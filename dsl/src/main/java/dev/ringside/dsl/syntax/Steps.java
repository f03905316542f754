package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Span;
import java.util.regex.Pattern;

/** How the steps of a sequence are named. */
final class Steps {
    private static final Pattern REFERENCE = Pattern.compile("\\$[0-9]+");

    private Steps() {}

    /** Whether it looks like a step: {@code $1}. */
    static boolean isReference(String name) {
        return REFERENCE.matcher(name).matches();
    }

    static Operand.Broken noSuchStep(Context context, Span span) {
        return context.report(
                Code.UNKNOWN_FIELD,
                span,
                context.problems().snippet(span) + " is no earlier step that happens",
                "steps are counted from 1 in sequence({by: \"guid\", within: \"5m\"}, procs, net.where(pid == $1.pid))");
    }
}
