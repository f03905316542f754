package dev.ringside.dsl.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The sets behind {@code \p{…}}, of the Unicode version that the JVM has. */
final class UnicodeProperties {
    /** ECMA-262's long names of general categories, which Java knows by their short ones only. */
    private static final Map<String, String> CATEGORIES = Map.ofEntries(
            Map.entry("Letter", "L"),
            Map.entry("Cased_Letter", "LC"),
            Map.entry("Uppercase_Letter", "Lu"),
            Map.entry("Lowercase_Letter", "Ll"),
            Map.entry("Titlecase_Letter", "Lt"),
            Map.entry("Modifier_Letter", "Lm"),
            Map.entry("Other_Letter", "Lo"),
            Map.entry("Mark", "M"),
            Map.entry("Combining_Mark", "M"),
            Map.entry("Nonspacing_Mark", "Mn"),
            Map.entry("Spacing_Mark", "Mc"),
            Map.entry("Enclosing_Mark", "Me"),
            Map.entry("Number", "N"),
            Map.entry("Decimal_Number", "Nd"),
            Map.entry("Letter_Number", "Nl"),
            Map.entry("Other_Number", "No"),
            Map.entry("Punctuation", "P"),
            Map.entry("Connector_Punctuation", "Pc"),
            Map.entry("Dash_Punctuation", "Pd"),
            Map.entry("Open_Punctuation", "Ps"),
            Map.entry("Close_Punctuation", "Pe"),
            Map.entry("Initial_Punctuation", "Pi"),
            Map.entry("Final_Punctuation", "Pf"),
            Map.entry("Other_Punctuation", "Po"),
            Map.entry("Symbol", "S"),
            Map.entry("Math_Symbol", "Sm"),
            Map.entry("Currency_Symbol", "Sc"),
            Map.entry("Modifier_Symbol", "Sk"),
            Map.entry("Other_Symbol", "So"),
            Map.entry("Separator", "Z"),
            Map.entry("Space_Separator", "Zs"),
            Map.entry("Line_Separator", "Zl"),
            Map.entry("Paragraph_Separator", "Zp"),
            Map.entry("Other", "C"),
            Map.entry("Control", "Cc"),
            Map.entry("Format", "Cf"),
            Map.entry("Surrogate", "Cs"),
            Map.entry("Private_Use", "Co"),
            Map.entry("Unassigned", "Cn"));

    private static final List<String> BINARY = List.of(
            "Alphabetic",
            "Ideographic",
            "Lowercase",
            "Uppercase",
            "White_Space",
            "Noncharacter_Code_Point",
            "Join_Control",
            "Emoji",
            "Emoji_Presentation",
            "Emoji_Modifier",
            "Emoji_Modifier_Base",
            "Emoji_Component",
            "Extended_Pictographic");

    private UnicodeProperties() {}

    static Optional<Ranges> find(String name) {
        if (name.equals("Any")) {
            return Optional.of(Ranges.ALL);
        }
        if (name.equals("ASCII")) {
            return Optional.of(Ranges.of(0, 0x7F));
        }
        int equals = name.indexOf('=');
        String value = name.substring(equals + 1);
        if (!value.matches("[A-Za-z_]+")) {
            return Optional.empty();
        }
        return switch (equals < 0 ? "" : name.substring(0, equals)) {
            case "" -> BINARY.contains(value) ? java("Is" + value) : category(value);
            case "General_Category", "gc" -> category(value);
            case "Script", "sc" -> java("script=" + value);
            default -> Optional.empty();
        };
    }

    private static Optional<Ranges> category(String value) {
        String category = CATEGORIES.getOrDefault(value, value);
        return CATEGORIES.containsValue(category) ? java("gc=" + category) : Optional.empty();
    }

    private static Optional<Ranges> java(String property) {
        IntPredicate test;
        try {
            Pattern pattern = Pattern.compile("\\p{" + property + "}");
            test = codePoint -> pattern.matcher(Character.toString(codePoint)).matches();
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
        List<Integer> bounds = new ArrayList<>();
        for (int codePoint = 0; codePoint <= Ranges.MAX; codePoint++) {
            if (test.test(codePoint)) {
                int last = bounds.size() - 1;
                if (last >= 0 && bounds.get(last) == codePoint - 1) {
                    bounds.set(last, codePoint);
                } else {
                    bounds.addAll(List.of(codePoint, codePoint));
                }
            }
        }
        return Optional.of(Ranges.of(bounds.stream().mapToInt(Integer::intValue).toArray()));
    }
}
