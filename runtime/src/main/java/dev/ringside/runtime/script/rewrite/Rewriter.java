package dev.ringside.runtime.script.rewrite;

import dev.ringside.runtime.script.rewrite.Findings.Call;
import dev.ringside.runtime.script.rewrite.Findings.Use;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Rewrites the calls of query operators whose arguments name something. From
 *
 * <pre>{@code
 * procs.where(parent == target && uid > 0)
 * }</pre>
 *
 * it makes, on one line,
 *
 * <pre>{@code
 * procs[$ringside.at("where")]($ringside.isQuery()
 *     ? $ringside.text(0, {parent: () => parent, target: () => target, uid: () => uid})
 *     : (parent == target && uid > 0))
 * }</pre>
 *
 * <p>The method is looked up as ever, and whatever has a {@code where} keeps its own: {@code at} only forgets which query was looked at last,
 * a query's operators remember it when they are looked up, and {@code isQuery} asks for it before any argument is evaluated. For a query the
 * arguments as they stand are not evaluated; the names in them are, one by one, when they turn out to be no fields. What may be an expression whose
 * value is the predicate, like {@code list[0]}, is handed over as a function as well, which is called if the text is no predicate and names no field. A
 * lone arrow function stays the argument and is registered:
 *
 * <pre>{@code
 * procs[$ringside.at("where")]($ringside.arrow(0, $ringside.isQuery() && [{f: () => f}, [[10, p => p.a], [17, p => f(p)]]], p => p.a && f(p)))
 * }</pre>
 *
 * <p>so that what it calls can be called: the whole of it, or each operand of its outermost {@code &&}s, given by where they start. An arrow
 * function that names nothing but its parameter needs no rewriting, and neither do plain values, but for those that stand for a predicate: what is
 * wrong with them is shown where they stand. Of a function of Ringside that takes queries all the arguments are text, with the queries in them:
 *
 * <pre>{@code
 * sequence(...$ringside.isOwn(sequence) ? [$ringside.text(0, {procs: () => procs, net: () => net})] : [procs, net.where(…)])
 * }</pre>
 */
public final class Rewriter {
    /** The methods whose arguments are read as the query language. */
    private static final Set<String> OPERATORS = Set.of(
            "where",
            "narrow",
            "widen",
            "replace",
            "until",
            "join",
            "select",
            "map",
            "distinct",
            "sort",
            "top",
            "groupBy",
            "aggregate",
            "sum",
            "avg",
            "min",
            "max",
            "percentile",
            "hist",
            "window",
            "rate",
            "limitRate",
            "sample",
            "take",
            "skip",
            "for",
            "suppress");
    /** Those that take a predicate, and nothing that other things of that name do. */
    private static final Set<String> OF_PREDICATES = Set.of("where", "narrow", "widen", "replace", "until");
    /** Arguments that only JavaScript can make something of. */
    private static final Set<Piece.Kind> VALUES = Set.of(Piece.Kind.SPREAD, Piece.Kind.TEMPLATE, Piece.Kind.FUNCTION);
    /** The functions whose arguments are read so. */
    private static final Set<String> FUNCTIONS = Set.of("sequence");

    private Rewriter() {}

    /**
     * Rewrites a module. A text that is not JavaScript is left as it is: who runs it will say what is wrong.
     *
     * @param firstCall the number of the first call that is rewritten; the others follow
     */
    public static Rewritten rewrite(String text, int firstCall) {
        return read(text)
                .map(findings -> new Writing(text, findings, callsIn(findings), firstCall).module())
                .orElseGet(() -> Rewritten.unchanged(text));
    }

    /**
     * Rewrites what was typed into a shell, a script and no module. What it declares stays and may be declared again; if something in it is awaited,
     * its value is a promise.
     */
    public static Rewritten rewriteInput(String text, int firstCall) {
        // What could be an object is more likely meant as one than as a block.
        Optional<Findings> object =
                text.stripLeading().startsWith("{") ? read(text, StatementReader::expressionAlone) : Optional.empty();
        if (object.isPresent()) {
            return new Writing(text, object.get(), callsIn(object.get()), firstCall).object();
        }
        return read(text)
                .map(findings -> new Writing(text, findings, callsIn(findings), firstCall).input())
                .orElseGet(() -> Rewritten.unchanged(text));
    }

    /** Whether a text ends in a comment that is not closed. */
    public static boolean isCommentOpen(String text) {
        return text.contains("/*") && read(text).isEmpty() && read(text + "*/").isPresent();
    }

    private static Optional<Findings> read(String text) {
        return read(text, StatementReader::program);
    }

    private static Optional<Findings> read(String text, Consumer<StatementReader> reading) {
        Findings findings = new Findings();
        try {
            reading.accept(new StatementReader(new Cursor(text, new Scanner(text)), findings));
            return Optional.of(findings);
        } catch (UnreadableScriptException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    private static List<Call> callsIn(Findings findings) {
        return findings.calls.stream()
                .filter(call -> isToRewrite(call, findings))
                .sorted(Comparator.comparingInt(Call::dot))
                .toList();
    }

    private static boolean isToRewrite(Call call, Findings findings) {
        if (call.arguments().isEmpty() || !(call.isMethod() ? OPERATORS : FUNCTIONS).contains(call.name())) {
            return false;
        }
        // What a spread comes to, or a template, is known to JavaScript alone, and a function can be asked for its
        // text.
        if (call.arguments().stream().anyMatch(piece -> VALUES.contains(piece.kind()))) {
            return false;
        }
        boolean isPredicate = OF_PREDICATES.contains(call.name())
                && call.arguments().size() == 1
                && !call.arguments().getFirst().isArrow();
        if (isPredicate) {
            return true;
        }
        return !variables(call, findings).isEmpty();
    }

    /** The names in the arguments, without the parameter of an arrow function that is the only argument. */
    static Set<String> variables(Call call, Findings findings) {
        Set<String> names = new LinkedHashSet<>();
        findings.uses(call.open(), call.close()).forEach(use -> names.add(use.name()));
        Optional<String> parameter = lone(call).flatMap(arrow -> parameter(arrow, findings));
        parameter.ifPresent(names::remove);
        return names;
    }

    static Optional<Piece> lone(Call call) {
        return call.arguments().size() == 1 && call.arguments().getFirst().isArrow()
                ? Optional.of(call.arguments().getFirst())
                : Optional.empty();
    }

    private static Optional<String> parameter(Piece arrow, Findings findings) {
        return arrow.kind() == Piece.Kind.SIMPLE_ARROW
                ? findings.uses(arrow.start(), arrow.end()).stream().findFirst().map(Use::name)
                : Optional.empty();
    }
}
