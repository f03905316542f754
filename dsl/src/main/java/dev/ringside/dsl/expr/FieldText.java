package dev.ringside.dsl.expr;

import dev.ringside.dsl.schema.Field;
import java.util.Set;
import java.util.regex.Pattern;

/** How fields are named in queries. */
final class FieldText {
    private static final Pattern NAMES = Pattern.compile(
            "[\\p{javaUnicodeIdentifierStart}_$][\\p{javaUnicodeIdentifierPart}$&&[^\\p{javaIdentifierIgnorable}]]*"
                    + "(\\.[\\p{javaUnicodeIdentifierStart}_$][\\p{javaUnicodeIdentifierPart}$&&[^\\p{javaIdentifierIgnorable}]]*)*");
    /** Names that mean something else where a field could stand. */
    private static final Set<String> OTHERS = Set.of(
            "true", "false", "null", "undefined", "NaN", "Infinity", "in", "not", "NOT", "and", "AND", "or", "OR");

    private static final Pattern STEP = Pattern.compile("\\$[0-9]+");

    private FieldText() {}

    /** Its name, or where that is none of the language, as data of events may have, {@code data["the name"]}. */
    static String of(Field field) {
        String name = field.name();
        boolean plain = NAMES.matcher(name).matches()
                && !OTHERS.contains(name)
                && !STEP.matcher(name).matches()
                && !name.endsWith(".length");
        if (plain) {
            return name;
        }
        String inData = name.startsWith("data.") ? name.substring("data.".length()) : name;
        return "data[" + Quoting.text(inData) + "]";
    }
}
