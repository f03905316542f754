package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks a regular expression against JavaScript's grammar: what can be told without compiling it. */
final class RegexSyntax {
    private static final int DEEPEST = 100;
    private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,10})(?:(,)(\\d{0,10}))?}");
    private static final Pattern GROUP = Pattern.compile("\\?(?::|=|!|<=|<!|<[\\p{L}_$][\\p{L}\\p{N}_$]{0,100}>)");
    private static final String UNICODE_ESCAPES = "^$\\.*+?()[]{}|/-bBcdDfknpPrsStuvwWx0123456789";

    private final String source;
    private final boolean unicode;
    /** For each open group, whether it may be repeated: lookarounds may not. */
    private final Deque<Boolean> groups = new ArrayDeque<>();

    private int at;
    private boolean repeatable;
    private @Nullable String wrong;

    private RegexSyntax(String source, boolean unicode) {
        this.source = source;
        this.unicode = unicode;
    }

    /** The flags that change what is found, in order; what is wrong with the expression is reported. */
    static String check(String source, String flags, Span span, Context context) {
        RegexSyntax syntax = new RegexSyntax(source, flags.indexOf('u') >= 0);
        String wrong = wrongFlag(flags);
        if (wrong != null) {
            context.report(
                    Code.LITERAL,
                    span,
                    wrong,
                    "the flags are i (ignore case), m (^ and $ at lines), s (. takes line breaks too) and u (unicode)");
        } else if (syntax.isWrong()) {
            context.report(
                    Code.LITERAL,
                    span,
                    "the regular expression is wrong: " + syntax.wrong,
                    "a character that is meant itself has a backslash before it: \\( \\[ \\* \\.");
        }
        // g and y are about searching again, which a predicate does not.
        return flags.chars()
                .filter(flag -> "imsu".indexOf(flag) >= 0)
                .sorted()
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static @Nullable String wrongFlag(String flags) {
        for (int i = 0; i < flags.length(); i++) {
            char flag = flags.charAt(i);
            if ("imsugy".indexOf(flag) < 0) {
                return "there is no flag " + flag + " for regular expressions";
            }
            if (flags.indexOf(flag) != i) {
                return "the flag " + flag + " stands twice";
            }
        }
        return null;
    }

    private boolean isWrong() {
        while (at < source.length() && wrong == null) {
            step(source.charAt(at));
        }
        if (wrong == null && !groups.isEmpty()) {
            wrong = "a group is not closed";
        }
        return wrong != null;
    }

    private void step(char unit) {
        switch (unit) {
            case '\\' -> escape(false);
            case '(' -> open();
            case ')' -> close();
            case '[' -> characterClass();
            case '*', '+', '?' -> repeat(1);
            case '{' -> count();
            case '}', ']' -> atom(!unicode, unit + " closes nothing");
            case '|', '^', '$' -> {
                at++;
                repeatable = false;
            }
            default -> atom(true, "");
        }
    }

    private void atom(boolean allowed, String problem) {
        if (!allowed) {
            wrong = problem;
        }
        at++;
        repeatable = true;
    }

    private void escape(boolean inClass) {
        if (at + 1 == source.length()) {
            wrong = "it ends with a backslash";
            return;
        }
        char escaped = source.charAt(at + 1);
        if (unicode && (UNICODE_ESCAPES.indexOf(escaped) < 0 || (escaped == '-' && !inClass))) {
            wrong = "\\" + escaped + " is no escape under the flag u";
        }
        at += 2;
        if (unicode && "upP".indexOf(escaped) >= 0 && source.startsWith("{", at)) {
            int close = source.indexOf('}', at);
            wrong = close < 0 ? "\\" + escaped + "{ is not closed" : wrong;
            at = close < 0 ? source.length() : close + 1;
        }
        repeatable = escaped != 'b' && escaped != 'B';
    }

    private void open() {
        at++;
        boolean lookaround = false;
        if (source.startsWith("?", at)) {
            Matcher kind = GROUP.matcher(source).region(at, source.length());
            if (!kind.lookingAt()) {
                wrong = "there is no such kind of group";
                return;
            }
            boolean behind = source.startsWith("?<=", at) || source.startsWith("?<!", at);
            // Without the flag u JavaScript lets a lookahead be repeated.
            lookaround = behind || (unicode && (source.startsWith("?=", at) || source.startsWith("?!", at)));
            at = kind.end();
        }
        groups.push(!lookaround);
        if (groups.size() > DEEPEST) {
            wrong = "its groups are nested too deeply";
        }
        repeatable = false;
    }

    private void close() {
        at++;
        if (groups.isEmpty()) {
            wrong = ") closes nothing";
        } else {
            repeatable = groups.pop();
        }
    }

    private void repeat(int length) {
        if (!repeatable) {
            wrong = source.substring(at, at + length) + " has nothing to repeat";
        }
        at += length;
        if (source.startsWith("?", at)) {
            at++;
        }
        repeatable = false;
    }

    private void count() {
        Matcher count = COUNT.matcher(source).region(at, source.length());
        if (!count.lookingAt()) {
            atom(!unicode, "{ opens no count");
            return;
        }
        String most = count.group(3);
        if (most != null && !most.isEmpty() && Long.parseLong(most) < Long.parseLong(count.group(1))) {
            wrong = count.group() + " has its limits in the wrong order";
        }
        repeat(count.end() - count.start());
    }

    private void characterClass() {
        at += source.startsWith("[^", at) ? 2 : 1;
        int rangeFrom = -1;
        while (at < source.length() && source.charAt(at) != ']' && wrong == null) {
            int point = source.charAt(at) == '\\' ? -1 : source.codePointAt(at);
            int from = at;
            if (point < 0) {
                escape(true);
            } else {
                at += unicode ? Character.charCount(point) : 1;
                point = unicode ? point : source.charAt(from);
            }
            if (rangeFrom >= 0 && point >= 0 && point < rangeFrom) {
                wrong = "a range runs backwards";
            }
            boolean opensRange = source.startsWith("-", at) && !source.startsWith("-]", at) && rangeFrom < 0;
            rangeFrom = opensRange ? point : -1;
            at += opensRange ? 1 : 0;
        }
        if (at >= source.length() && wrong == null) {
            wrong = "a class is not closed";
        }
        at++;
        repeatable = true;
    }
}
