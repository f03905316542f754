package dev.ringside.dsl.regex;

import java.util.Comparator;

/**
 * A regular expression with JavaScript's syntax and meaning. Immutable, and safe to use from any thread.
 *
 * <p>Searching is bounded whatever the expression and the text: no recursion over the text, 32 MB at most, and about ten million steps,
 * which only references and conditions over long texts can use up. A search that could not be finished counts as a find, so that an event
 * which a rule could not decide is shown and not hidden.
 */
public final class JsRegex {
    private final Program program;
    private final Requirement requirement;
    private final boolean requirementOnly;

    /** A text that every match holds, which is found missing faster than the expression; empty if there is none. */
    private final String needed;

    private JsRegex(Program program, Requirement requirement, boolean requirementOnly) {
        this.program = program;
        this.requirement = requirement;
        this.requirementOnly = requirementOnly;
        this.needed = program.rules() == CaseRules.EXACT ? longestLiteral(requirement) : "";
    }

    /**
     * Reads an expression.
     *
     * @param source what stands between the slashes
     * @param flags some of {@code imsu}
     * @throws dev.ringside.dsl.diagnostic.RingsideException if it is not one, with the place in the source and {@code Code.LITERAL}
     */
    public static JsRegex compile(String source, String flags) {
        Flags parsed = Flags.parse(flags);
        Node node = Parser.parse(source, parsed);
        CaseRules rules = CaseRules.of(parsed);
        return new JsRegex(
                Compiler.compile(source, node, parsed),
                RequirementFinder.find(node, rules),
                RequirementFinder.isExact(node, rules, parsed.unicode()));
    }

    /** Throws what {@link #compile} throws, if it does. */
    public static void check(String source, String flags) {
        compile(source, flags);
    }

    /** Whether the expression matches somewhere in the text. */
    public boolean find(String text) {
        return text.contains(needed) && Matcher.find(program, text);
    }

    private static String longestLiteral(Requirement requirement) {
        return switch (requirement) {
            case Requirement.Literal literal -> literal.text();
            case Requirement.All all ->
                all.parts().stream()
                        .map(JsRegex::longestLiteral)
                        .max(Comparator.comparingInt(String::length))
                        .orElse("");
            case Requirement.Any any -> "";
        };
    }

    /** What every text that it matches holds. */
    public Requirement requirement() {
        return requirement;
    }

    /**
     * Whether every text that holds what is {@linkplain #requirement required} is also matched: the expression is a search for literals and
     * no more.
     */
    public boolean isRequirementOnly() {
        return requirementOnly;
    }
}
