package dev.ringside.runtime.script;

import dev.ringside.runtime.script.module.ModuleFiles;
import dev.ringside.runtime.script.module.Modules;
import dev.ringside.runtime.script.rewrite.Rewriter;
import java.util.Optional;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.jspecify.annotations.Nullable;

/** Tells whether a text that is typed in is finished, in a context where nothing runs. For any thread. */
final class InputCheck implements AutoCloseable {
    private final Setting setting;
    private @Nullable Sandbox sandbox;

    InputCheck(Setting setting) {
        this.setting = setting;
    }

    synchronized boolean isIncomplete(String text) {
        if (endsTooEarly(Rewriter.rewriteInput(text, 0).text()) || Rewriter.isCommentOpen(text)) {
            return true;
        }
        // An unfinished text cannot be rewritten, and await is not allowed but in a function.
        String before = "async () => {\n";
        return text.contains("await")
                && failsBehind(
                        before + text + "\n}",
                        before.length() + text.stripTrailing().length());
    }

    private boolean endsTooEarly(String text) {
        try {
            sandbox().check(source(text));
            return false;
        } catch (PolyglotException e) {
            return e.isIncompleteSource();
        }
    }

    private boolean failsBehind(String text, int place) {
        try {
            sandbox().check(source(text));
            return false;
        } catch (PolyglotException e) {
            return e.getSourceLocation() != null && e.getSourceLocation().getCharIndex() >= place;
        }
    }

    private static Source source(String text) {
        return Source.newBuilder(Sandbox.LANGUAGE, text, "input").cached(false).buildLiteral();
    }

    private Sandbox sandbox() {
        Sandbox known = sandbox;
        if (known == null) {
            known = new Sandbox(
                    setting.javaScript().get(),
                    new ModuleFiles(new Modules(), Optional.empty(), ModuleFiles.NO_WATCHER));
            sandbox = known;
        }
        return known;
    }

    @Override
    public synchronized void close() {
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
