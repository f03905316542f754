package dev.ringside.tests.fuzz;

import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.regex.JsRegex;
import dev.ringside.dsl.regex.Requirement;
import dev.ringside.dsl.text.Fold;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;

/**
 * A regular expression is refused or finds what another engine of JavaScript finds, GraalJS's, and ends. A text in which it finds something
 * holds what the expression requires. The input has three lines: flags, expression, text.
 */
public final class RegexTarget {
    /** The other engine may take time that grows exponentially with the text. */
    private static final int LONGEST_COMPARED = 16;

    private static final Value OTHER_ENGINE = Context.newBuilder("js")
            .option("engine.WarnInterpreterOnly", "false")
            .option("js.ecmascript-version", "2024")
            .build()
            .eval("js", """
                    (source, flags, text) => {
                        try {
                            return new RegExp(source, flags).test(text);
                        } catch (e) {
                            return null;
                        }
                    }
                    """);

    private RegexTarget() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        String[] lines = new String(input, StandardCharsets.UTF_8).split("\n", 3);
        if (lines.length < 3 || !lines[0].matches("[imsu]{0,4}")) {
            return;
        }
        String flags = lines[0];
        String source = lines[1];
        String text = lines[2];
        Optional<JsRegex> regex = compile(source, flags);
        Optional<Boolean> found = regex.map(expression -> expression.find(text));
        if (text.length() <= LONGEST_COMPARED) {
            Value other = OTHER_ENGINE.execute(source, flags, text);
            Optional<Boolean> expected = other.isNull() ? Optional.empty() : Optional.of(other.asBoolean());
            Claim.that(found.equals(expected), "it is", found, "and the other engine says", expected);
        }
        regex.ifPresent(expression -> checkRequirement(expression, text, flags.contains("i"), found.orElseThrow()));
    }

    private static Optional<JsRegex> compile(String source, String flags) {
        try {
            return Optional.of(JsRegex.compile(source, flags));
        } catch (RingsideException e) {
            return Optional.empty();
        }
    }

    private static void checkRequirement(JsRegex regex, String text, boolean ignoreCase, boolean found) {
        boolean holds = holds(regex.requirement(), text, ignoreCase);
        Claim.that(holds || !found, "found, but the text does not hold", regex.requirement());
        Claim.that(
                found || !holds || !regex.isRequirementOnly(), "the text holds all that is required, but is not found");
    }

    private static boolean holds(Requirement requirement, String text, boolean ignoreCase) {
        return switch (requirement) {
            case Requirement.All all -> all.parts().stream().allMatch(part -> holds(part, text, ignoreCase));
            case Requirement.Any any -> any.parts().stream().anyMatch(part -> holds(part, text, ignoreCase));
            case Requirement.Literal literal -> {
                String value = ignoreCase ? Fold.text(text) : text;
                String wanted = ignoreCase ? Fold.text(literal.text()) : literal.text();
                yield switch (literal.place()) {
                    case ANYWHERE -> value.contains(wanted);
                    case START -> value.startsWith(wanted);
                    case END -> value.endsWith(wanted);
                    case WHOLE -> value.equals(wanted);
                };
            }
        };
    }
}
