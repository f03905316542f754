package dev.ringside.runtime.script.alert;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.diagnostic.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a script's first comments say of its rule:
 *
 * <pre>{@code
 * // ringside: title="Office starts a shell" technique=T1204.002,T1059 level=high tags=a,b
 * }</pre>
 *
 * <p>There may be several such lines. {@code id}, {@code description} and {@code reference} can be given too.
 */
public final class RuleHeader {
    private static final Pattern LINE = Pattern.compile("^\\s*//\\s*ringside:(.*)$");
    private static final Pattern ENTRY = Pattern.compile("\\s*([A-Za-z]+)\\s*=\\s*(?:\"([^\"]*)\"|([^\\s\"]+))\\s*");
    private static final List<String> KEYS =
            List.of("id", "title", "level", "technique", "tags", "description", "reference");

    private final String origin;
    private final String text;
    private final List<Diagnostic> problems = new ArrayList<>();
    private RuleInfo rule;

    private RuleHeader(String origin, String text, String id) {
        this.origin = origin;
        this.text = text;
        this.rule = RuleInfo.of(id);
    }

    /**
     * Reads it.
     *
     * @param origin what the text is, for messages
     * @param id what the rule is known by unless the header says
     * @throws RingsideException with everything that is wrong with it
     */
    public static RuleInfo read(String origin, String text, String id) {
        RuleHeader header = new RuleHeader(origin, text, id);
        header.readLines();
        if (!header.problems.isEmpty()) {
            throw new RingsideException(header.problems);
        }
        return header.rule;
    }

    /** Reads until the first line that is neither empty nor a comment. */
    private void readLines() {
        int start = 0;
        boolean inComment = false;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            String line = text.substring(start, end < 0 ? text.length() : end);
            String bare = line.strip();
            Matcher matcher = LINE.matcher(line);
            if (!inComment && matcher.find()) {
                readEntries(matcher.group(1), start + matcher.start(1));
            } else if (inComment || bare.startsWith("/*")) {
                inComment = !bare.contains("*/");
            } else if (!bare.isEmpty() && !bare.startsWith("//") && !bare.startsWith("#!")) {
                return;
            }
            start = end < 0 ? text.length() : end + 1;
        }
    }

    private void readEntries(String entries, int offset) {
        Matcher matcher = ENTRY.matcher(entries);
        int at = 0;
        while (at < entries.stripTrailing().length()) {
            if (!matcher.region(at, entries.length()).lookingAt()) {
                complain(offset + at, offset + entries.length(), "this is no key=value or key=\"value\"", forms());
                return;
            }
            boolean quoted = matcher.group(2) != null;
            int group = quoted ? 2 : 3;
            set(matcher.group(1), matcher.group(group), offset + matcher.start(1), offset + matcher.start(group));
            at = matcher.end();
        }
    }

    private void set(String key, String value, int keyStart, int valueStart) {
        switch (key) {
            case "id" -> rule = rule.withId(value);
            case "title" -> rule = rule.withTitle(value);
            case "level" -> rule = rule.withLevel(level(value, valueStart));
            case "technique", "techniques" -> rule = rule.withTechniques(list(value));
            case "tags" -> rule = rule.withTags(list(value));
            case "description" -> rule = rule.withDescription(value);
            case "reference", "references" -> rule = rule.withReferences(list(value));
            default -> complain(keyStart, keyStart + key.length(), "a rule has no '" + key + "'", forms());
        }
    }

    private Level level(String value, int start) {
        Optional<Level> level = Level.parse(value);
        if (level.isEmpty()) {
            complain(
                    start,
                    start + value.length(),
                    "there is no level '" + value + "'",
                    "the levels are " + String.join(", ", Level.words()));
        }
        return level.orElse(Level.MEDIUM);
    }

    private static List<String> list(String value) {
        return Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static String forms() {
        return "a header has " + String.join(", ", KEYS) + ": // ringside: title=\"A shell from Office\" level=high";
    }

    private void complain(int start, int end, String message, String hint) {
        problems.add(new Diagnostic(
                Code.SCRIPT,
                message,
                Optional.of(new Diagnostic.Place(origin, text, new Span(start, end))),
                List.of(hint)));
    }
}
