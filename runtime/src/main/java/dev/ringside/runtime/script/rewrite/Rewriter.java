package dev.ringside.runtime.script.rewrite;

import dev.ringside.runtime.script.rewrite.Findings.Call;
import dev.ringside.runtime.script.rewrite.Findings.Use;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
 * arguments as they stand are never evaluated; the names in them are, one by one, when they turn out to be no fields. A lone arrow function stays
 * the argument and is registered:
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
    /** The functions whose arguments are read so. */
    private static final Set<String> FUNCTIONS = Set.of("sequence");
    /** How often a part of the text may be repeated in itself: copies of copies would grow without bounds. */
    private static final int DEEPEST_COPIES = 2;

    private Rewriter() {}

    /**
     * Rewrites a module. A text that is not JavaScript is left as it is: who runs it will say what is wrong.
     *
     * @param firstCall the number of the first call that is rewritten; the others follow
     */
    public static Rewritten rewrite(String text, int firstCall) {
        Findings findings = new Findings();
        try {
            new StatementReader(new Cursor(text, new Scanner(text)), findings).program();
        } catch (UnreadableScriptException | StackOverflowError e) {
            return new Writing(text, new Findings(), List.of(), firstCall).write();
        }
        List<Call> calls = findings.calls.stream()
                .filter(call -> isToRewrite(call, findings))
                .sorted(Comparator.comparingInt(Call::dot))
                .toList();
        return new Writing(text, findings, calls, firstCall).write();
    }

    private static boolean isToRewrite(Call call, Findings findings) {
        if (call.arguments().isEmpty() || !(call.isMethod() ? OPERATORS : FUNCTIONS).contains(call.name())) {
            return false;
        }
        if (call.arguments().size() == 1) {
            Piece only = call.arguments().getFirst();
            // The value of a template is one to JavaScript alone; an arrow function can be asked for its text.
            if (only.kind() == Piece.Kind.TEMPLATE) {
                return false;
            }
            if (OF_PREDICATES.contains(call.name()) && !only.isArrow()) {
                return true;
            }
        }
        return !variables(call, findings).isEmpty();
    }

    /** The names in the arguments, without the parameter of an arrow function that is the only argument. */
    private static Set<String> variables(Call call, Findings findings) {
        Set<String> names = new LinkedHashSet<>();
        findings.uses(call.open(), call.close()).forEach(use -> names.add(use.name()));
        Optional<String> parameter = lone(call).flatMap(arrow -> parameter(arrow, findings));
        parameter.ifPresent(names::remove);
        return names;
    }

    private static Optional<Piece> lone(Call call) {
        return call.arguments().size() == 1 && call.arguments().getFirst().isArrow()
                ? Optional.of(call.arguments().getFirst())
                : Optional.empty();
    }

    private static Optional<String> parameter(Piece arrow, Findings findings) {
        return arrow.kind() == Piece.Kind.SIMPLE_ARROW
                ? findings.uses(arrow.start(), arrow.end()).stream().findFirst().map(Use::name)
                : Optional.empty();
    }

    /** One text being rewritten. */
    private static final class Writing {
        private final String text;
        private final Findings findings;
        private final List<Call> calls;
        private final int firstCall;
        private final String hook;
        private final Rewritten.Builder out;

        Writing(String text, Findings findings, List<Call> calls, int firstCall) {
            this.text = text;
            this.findings = findings;
            this.calls = calls;
            this.firstCall = firstCall;
            this.hook = hook(text);
            this.out = new Rewritten.Builder(text, hook);
        }

        private static String hook(String text) {
            String name = Rewritten.HOOK;
            for (int i = 1; text.contains(name); i++) {
                name = Rewritten.HOOK + i;
            }
            return name;
        }

        Rewritten write() {
            copy(0, text.length(), 0);
            List<Rewritten.CallSite> sites = new ArrayList<>();
            for (Call call : calls) {
                sites.add(new Rewritten.CallSite(
                        call.name(), call.nameStart(), call.open() + 1, call.close(), call.close() + 1));
            }
            return out.build(firstCall, sites);
        }

        /** Copies a part of the text, and rewrites the calls in it whose names and arguments are wholly in it. */
        private void copy(int from, int to, int copies) {
            int at = from;
            for (int i = 0; i < calls.size(); i++) {
                Call call = calls.get(i);
                if (call.dot() >= at && call.close() < to) {
                    out.copy(at, call.dot());
                    rewrite(call, i, copies);
                    at = call.close();
                }
            }
            out.copy(at, to);
        }

        private void rewrite(Call call, int index, int copies) {
            if (!call.isMethod()) {
                // The name, spaces, comments, and the sign of an optional call.
                out.copy(call.nameStart(), call.open() + 1);
                arguments(call, index, copies, hook + ".isOwn(" + call.name() + ")", true);
                return;
            }
            boolean optional = call.dotEnd() - call.dot() == 2;
            out.insert(optional ? "?.[" : "[", call.dot());
            out.copy(call.dotEnd(), call.nameStart());
            out.insert(hook + ".at(\"" + call.name() + "\")]", call.nameStart());
            // Spaces, comments, and the sign of an optional call.
            out.copy(call.nameEnd(), call.open() + 1);
            Optional<Piece> arrow = lone(call);
            if (arrow.isPresent()) {
                int first = call.open() + 1;
                out.insert(hook + ".arrow(" + (firstCall + index) + ", " + hook + ".isQuery() && [", first);
                captures(call);
                out.insert(", [", first);
                terms(arrow.get(), copies);
                out.insert("]], ", first);
                copy(first, call.close(), copies);
                out.insert(")", call.close());
                return;
            }
            boolean several =
                    call.arguments().size() > 1 || call.arguments().getFirst().kind() == Piece.Kind.SPREAD;
            arguments(call, index, copies, hook + ".isQuery()", several);
        }

        /**
         * Writes the arguments as a text, and as they stand.
         *
         * @param asText what says which of the two is meant
         * @param several whether there may be more or fewer than one
         */
        private void arguments(Call call, int index, int copies, String asText, boolean several) {
            int first = call.open() + 1;
            out.insert((several ? "..." : "") + asText + " ? " + (several ? "[" : ""), first);
            out.insert(hook + ".text(" + (firstCall + index) + ", ", first);
            captures(call);
            out.insert(several ? ")] : [" : ") : (", first);
            // A comma may follow the last argument.
            int end = several ? call.close() : call.arguments().getFirst().end();
            copy(first, end, copies);
            out.insert(several ? "]" : ")", end);
            copy(end, call.close(), copies);
        }

        private void captures(Call call) {
            out.insert("{", call.nameStart());
            String separator = "";
            for (String name : variables(call, findings)) {
                out.insert(separator + name + ": () => " + name, call.nameStart());
                separator = ", ";
            }
            out.insert("}", call.nameStart());
        }

        /** The operands of the outermost {@code &&}s of an arrow function, each as a function of its own. */
        private void terms(Piece arrow, int copies) {
            if (copies >= DEEPEST_COPIES) {
                return;
            }
            for (Piece.Term term : arrow.terms()) {
                out.insert("[" + term.start() + ", ", term.start());
                copy(arrow.head(), arrow.body(), copies + 1);
                out.insert("(", term.start());
                copy(term.start(), term.end(), copies + 1);
                out.insert(")], ", term.end());
            }
        }
    }
}
