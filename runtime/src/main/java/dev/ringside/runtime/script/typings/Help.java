package dev.ringside.runtime.script.typings;

import dev.ringside.dsl.syntax.MethodHelp;
import dev.ringside.dsl.syntax.OperatorHelp;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts what the language says of its words where a declaration asks for it: <code>{where}</code> for an operator, <code>{.startsWith}</code> for a method. */
final class Help {
    private static final Pattern PLACE = Pattern.compile("( *)/\\*\\* \\{([.\\w]+)} \\*/");

    private final Map<String, String> descriptions = new HashMap<>();
    private final Map<String, String> examples = new HashMap<>();

    Help() {
        for (OperatorHelp help : OperatorHelp.all()) {
            descriptions.put(help.word(), help.description());
            examples.put(help.word(), help.example());
        }
        MethodHelp.all().forEach(help -> descriptions.put("." + help.word(), help.description()));
    }

    String fill(String declarations) {
        return PLACE.matcher(declarations)
                .replaceAll(place -> Matcher.quoteReplacement(comment(place.group(1), place.group(2))));
    }

    private String comment(String indentation, String word) {
        String description = descriptions.get(word);
        if (description == null) {
            throw new IllegalStateException("the language has no word " + word);
        }
        String sentence = Character.toUpperCase(description.charAt(0)) + description.substring(1) + ".";
        String example = examples.get(word);
        return example == null
                ? indentation + "/** " + sentence + " */"
                : "%1$s/**\n%1$s * %2$s\n%1$s *\n%1$s * @example %3$s\n%1$s */"
                        .formatted(indentation, sentence, example);
    }
}
