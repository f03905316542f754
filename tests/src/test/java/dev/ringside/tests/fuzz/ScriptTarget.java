package dev.ringside.tests.fuzz;

import dev.ringside.runtime.script.rewrite.Rewriter;
import dev.ringside.runtime.script.rewrite.Rewritten;
import java.nio.charset.StandardCharsets;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;

/**
 * Whatever the text, rewriting it ends, and each place of the new text leads back into the old one. A program stays a program, and what is
 * none does not become one.
 */
public final class ScriptTarget {
    private static final Context JAVASCRIPT = Context.newBuilder("js")
            .option("engine.WarnInterpreterOnly", "false")
            .build();

    private ScriptTarget() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Rewritten result = Rewriter.rewrite(text, 0);
        Claim.that(result.original().equals(text), "it forgets what was written");
        for (int place = 0; place <= result.text().length(); place++) {
            int origin = result.originOf(place);
            Claim.that(0 <= origin && origin <= text.length(), place, "leads to", origin);
        }
        if (result.calls() == 0) {
            Claim.that(result.text().equals(text), "nothing is rewritten, and it is", result.text());
        } else {
            boolean before = isProgram(text);
            Claim.that(isProgram(result.text()) == before, result.text(), before ? "is no program" : "is a program");
        }
    }

    private static boolean isProgram(String text) {
        try {
            Source module = Source.newBuilder("js", text, "module.mjs")
                    .mimeType("application/javascript+module")
                    .cached(false)
                    .buildLiteral();
            JAVASCRIPT.parse(module);
            return true;
        } catch (PolyglotException e) {
            if (e.isSyntaxError()) {
                return false;
            }
            throw e;
        }
    }
}
