package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.regex.JsRegex;
import java.util.List;
import java.util.stream.Collectors;

/** Checks regular expressions and points at what is wrong in them. */
final class Patterns {
    private static final String HINT = "a character that is meant itself has a backslash before it: \\( \\[ \\* \\.";
    private static final String FLAGS =
            "the flags are i (ignore case), m (^ and $ at lines), s (. takes line breaks too) and u (unicode)";

    private Patterns() {}

    /** The flags that change what is found, in order. What is wrong with the expression or its flags is reported. */
    static String check(Operand.Pattern pattern, Context context) {
        String flags = pattern.flags();
        for (int i = 0; i < flags.length(); i++) {
            char flag = flags.charAt(i);
            boolean known = "imsugy".indexOf(flag) >= 0;
            if (!known || flags.indexOf(flag) < i) {
                Span span = new Span(
                        Math.max(
                                pattern.span().end() - flags.length(),
                                pattern.span().start()),
                        pattern.span().end());
                String message = known
                        ? "the flag " + flag + " stands twice"
                        : "there is no flag " + flag + " for regular expressions";
                context.report(Code.LITERAL, span, message, FLAGS);
                return "";
            }
        }
        // g and y are about searching again, which a predicate does not.
        String meant = flags.chars()
                .filter(flag -> flag != 'g' && flag != 'y')
                .sorted()
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        try {
            JsRegex.check(pattern.source(), meant);
        } catch (RingsideException e) {
            e.diagnostics().forEach(diagnostic -> report(diagnostic, pattern.span(), context));
        }
        return meant;
    }

    private static void report(Diagnostic diagnostic, Span whole, Context context) {
        Span span = diagnostic
                .place()
                .map(place -> place(place.span(), whole, context.source()))
                .orElse(whole);
        List<String> hints = diagnostic.hints().isEmpty() ? List.of(HINT) : diagnostic.hints();
        context.report(Code.LITERAL, span, diagnostic.message(), hints.toArray(String[]::new));
    }

    /** Where a part of an expression stands in the query: behind the slash, or in the quotes that it is written in; all of it if in a variable. */
    private static Span place(Span part, Span whole, SourceText source) {
        char first = source.isQuoted() ? ' ' : source.text().charAt(whole.start());
        if (first == '/') {
            return new Span(whole.start() + 1 + part.start(), whole.start() + 1 + part.end());
        }
        if (!Lexer.isQuote(first)) {
            return whole;
        }
        return Quoted.read(source, whole.start(), new Problems("", source.text()))
                .content()
                .span(part.start(), part.end());
    }
}
