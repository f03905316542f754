package dev.ringside.runtime.script;

import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.syntax.Chain;
import dev.ringside.runtime.engine.Lane;
import dev.ringside.runtime.script.module.Modules;
import dev.ringside.runtime.script.rewrite.Rewritten;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/** Evaluates what is typed into a console. For the script's thread. */
final class Inputs {
    private final Sandbox sandbox;
    private final Modules modules;
    private final Errors errors;
    private final Lane lane;
    private int count;

    Inputs(Sandbox sandbox, Modules modules, Errors errors, Lane lane) {
        this.sandbox = sandbox;
        this.modules = modules;
        this.errors = errors;
        this.lane = lane;
    }

    /** Evaluates a text; it may go on after this returns, until what it awaits is there. */
    void evaluate(String origin, String text, CompletableFuture<Answer> answer) {
        try {
            // Every source has a name of its own, by which its text is found again.
            String name = "input " + ++count;
            Rewritten rewritten = modules.addInput(name, origin, text);
            sandbox.function("nameHook").executeVoid(rewritten.hook());
            Source source =
                    Source.newBuilder(Sandbox.LANGUAGE, rewritten.text(), name).buildLiteral();
            settle(sandbox.evaluate(source), answer);
        } catch (PolyglotException e) {
            answer.completeExceptionally(errors.exception(e));
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    private void settle(Value value, CompletableFuture<Answer> answer) {
        Value described = sandbox.function("answer").execute(value);
        switch (described.getArrayElement(0).asString()) {
            case "promise" -> {
                ProxyExecutable resolve = arguments -> {
                    settleQuietly(arguments[0], answer);
                    return null;
                };
                ProxyExecutable reject = arguments -> {
                    answer.completeExceptionally(errors.ofRejection(arguments[0]));
                    return null;
                };
                sandbox.function("settle").executeVoid(value, resolve, reject);
            }
            case "query" -> {
                sandbox.function("remember").executeVoid(value);
                Chain chain = described.getArrayElement(1).asHostObject();
                answer.complete(new Answer.Rows(chain.query(), lane));
            }
            case "nothing" -> answer.complete(new Answer.Nothing());
            default -> {
                sandbox.function("remember").executeVoid(value);
                answer.complete(new Answer.Value(
                        described.getArrayElement(1).asString(),
                        described.getArrayElement(2).asString()));
            }
        }
    }

    private void settleQuietly(Value value, CompletableFuture<Answer> answer) {
        try {
            settle(value, answer);
        } catch (RingsideException e) {
            answer.completeExceptionally(e);
        }
    }

    List<String> names() {
        return Coercion.texts(sandbox.function("names").execute());
    }
}
