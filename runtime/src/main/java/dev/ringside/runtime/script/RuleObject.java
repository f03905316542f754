package dev.ringside.runtime.script;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.runtime.script.alert.Level;
import dev.ringside.runtime.script.alert.RuleInfo;
import java.util.List;
import org.graalvm.polyglot.Value;

/** What a script exports as its rule: {@code export const rule = {title: "…", level: "high", technique: "T1059"}}. */
final class RuleObject {
    private RuleObject() {}

    /** @param before what its first comments say, which what it does not name stays as */
    static RuleInfo read(Value object, RuleInfo before) {
        RuleInfo rule = before;
        for (String key : object.getMemberKeys()) {
            Value value = object.getMember(key);
            rule = switch (key) {
                case "id" -> rule.withId(Coercion.text(value));
                case "title" -> rule.withTitle(Coercion.text(value));
                case "level" -> rule.withLevel(level(Coercion.text(value)));
                case "technique", "techniques" -> rule.withTechniques(Coercion.texts(value));
                case "tags" -> rule.withTags(Coercion.texts(value));
                case "description" -> rule.withDescription(Coercion.text(value));
                case "reference", "references" -> rule.withReferences(Coercion.texts(value));
                default ->
                    throw wrong(
                            "a rule has no '" + key + "'",
                            "it has id, title, level, technique, tags, description, references");
            };
        }
        return rule;
    }

    private static Level level(String word) {
        List<String> words = Level.words();
        return Level.parse(word)
                .orElseThrow(
                        () -> wrong("there is no level '" + word + "'", "the levels are " + String.join(", ", words)));
    }

    private static RingsideException wrong(String message, String hint) {
        return new RingsideException(Diagnostic.of(Code.SCRIPT, message, hint));
    }
}
