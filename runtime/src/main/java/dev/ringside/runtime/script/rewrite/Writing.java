package dev.ringside.runtime.script.rewrite;

import dev.ringside.runtime.script.rewrite.Findings.Call;
import dev.ringside.runtime.script.rewrite.Findings.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One text being rewritten. */
final class Writing {
    /** How often a part of the text may be repeated in itself: copies of copies would grow without bounds. */
    private static final int DEEPEST_COPIES = 2;

    private static final Pattern MAKES_VALUES = Pattern.compile("[(\\[?+]");
    /** What cannot be said in a function around it. */
    private static final Pattern ONLY_WHERE_IT_STANDS = Pattern.compile("\\b(await|yield)\\b");

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

    /** The text as a module. */
    Rewritten module() {
        if (calls.isEmpty()) {
            return Rewritten.unchanged(text);
        }
        copy(0, text.length(), 0);
        return build();
    }

    /** The text as something that is typed in. */
    Rewritten input() {
        List<Statement> statements = findings.statements;
        boolean awaits = findings.awaits && !statements.isEmpty();
        if (awaits) {
            String declared = String.join(", ", new LinkedHashSet<>(findings.declared));
            out.insert((declared.isEmpty() ? "" : "var " + declared + "; ") + "(async () => { ", 0);
        }
        int at = 0;
        for (Statement statement : statements) {
            copy(at, statement.start(), 0);
            at = awaits ? awaited(statement, statement.equals(statements.getLast())) : declared(statement);
        }
        copy(at, text.length(), 0);
        if (awaits) {
            // A comment may be open until the end of the line.
            out.insert("\n})()", text.length());
        }
        return build();
    }

    /** The text as an object that is typed in, which JavaScript would take for a block. */
    Rewritten object() {
        out.insert("(", 0);
        copy(0, text.length(), 0);
        // A comment may be open until the end of the line.
        out.insert("\n)", text.length());
        return build();
    }

    /** What is declared for good becomes something that may be declared again. */
    private int declared(Statement statement) {
        int start = statement.start();
        int behind = start + statement.keyword().length();
        switch (statement.keyword()) {
            case "let", "const" -> out.insert("var", start);
            case "class" -> {
                int name = nameBehind(behind);
                out.insert("var ", start);
                out.copy(name, endOfName(name));
                out.insert(" = class", start);
            }
            default -> behind = start;
        }
        copy(behind, statement.end(), 0);
        return statement.end();
    }

    /** In a function nothing that is declared would stay, so that it becomes an assignment to what is declared outside. */
    private int awaited(Statement statement, boolean isLast) {
        int start = statement.start();
        boolean declares =
                !statement.keyword().isEmpty() && !statement.keyword().equals("class");
        boolean gives = isLast && statement.isExpression();
        if (declares || gives) {
            out.insert(declares ? "void (" : "return (", start);
        }
        copy(declares ? start + statement.keyword().length() : start, statement.end(), 0);
        if (declares || gives) {
            out.insert(")", statement.end());
        }
        return statement.end();
    }

    private int nameBehind(int place) {
        int name = place;
        while (name < text.length() && !Character.isJavaIdentifierStart(text.charAt(name))) {
            name++;
        }
        return name;
    }

    private int endOfName(int start) {
        int end = start;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private Rewritten build() {
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
        Optional<Piece> arrow = Rewriter.lone(call);
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
        arguments(call, index, copies, hook + ".isQuery()", call.arguments().size() > 1);
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
        if (!several && copies < DEEPEST_COPIES && mayBeAValue(call.arguments().getFirst())) {
            out.insert(", () => (", first);
            copy(first, call.arguments().getFirst().end(), copies + 1);
            out.insert(")", call.arguments().getFirst().end());
        }
        out.insert(several ? ")] : [" : ") : (", first);
        // A comma may follow the last argument.
        int end = several ? call.close() : call.arguments().getFirst().end();
        copy(first, end, copies);
        out.insert(several ? "]" : ")", end);
        copy(end, call.close(), copies);
    }

    /** Whether an argument may be no predicate, but an expression whose value is one: {@code list[0]}, {@code f(x)}, {@code a ? b : c}, {@code "pid == " + x}. */
    private boolean mayBeAValue(Piece argument) {
        String expression = text.substring(argument.start(), argument.end());
        return argument.kind() == Piece.Kind.OTHER
                && MAKES_VALUES.matcher(expression).find()
                && !ONLY_WHERE_IT_STANDS.matcher(expression).find();
    }

    private void captures(Call call) {
        out.insert("{", call.nameStart());
        String separator = "";
        for (String name : Rewriter.variables(call, findings)) {
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
