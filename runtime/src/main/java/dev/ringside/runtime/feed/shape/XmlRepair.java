package dev.ringside.runtime.feed.shape;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes XML of what collectors of text have made of it: references without their semicolon, and ends that are cut off. */
final class XmlRepair {
    /** Stands where a reference should: with another character for its semicolon, or as a mere ampersand. */
    private static final Pattern BROKEN_REFERENCE = Pattern.compile(
            "&(?!(?:lt|gt|amp|quot|apos|#\\d{1,7}|#x\\p{XDigit}{1,6});)(?:(lt|gt|amp|quot|apos)[ ,:]?)?");

    private static final Pattern CUT = Pattern.compile("(?:<[^<>]*|&#?\\w{0,8})$");
    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z_][\\w.-]*+)[^<>]*?(/?)>");
    private static final int DEEPEST = 32;

    private XmlRepair() {}

    /** Whether the text has lost its end. */
    static boolean isCut(String text) {
        return !text.endsWith(">") || !open(text).isEmpty();
    }

    /** The text with whole references, and with an end; the value that is cut off ends where it was cut. */
    static String repaired(String text) {
        String whole = isCut(text) ? CUT.matcher(text).replaceFirst("") : text;
        Matcher reference = BROKEN_REFERENCE.matcher(whole);
        StringBuilder repaired = new StringBuilder();
        while (reference.find()) {
            String name = reference.group(1);
            reference.appendReplacement(repaired, "&" + (name == null ? "amp" : name) + ";");
        }
        reference.appendTail(repaired);
        for (String element : open(whole)) {
            repaired.append("</").append(element).append('>');
        }
        return repaired.toString();
    }

    /** The elements that are open at the end, innermost first. */
    private static Deque<String> open(String text) {
        Deque<String> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(text);
        while (tag.find() && open.size() <= DEEPEST) {
            if (!tag.group(1).isEmpty()) {
                open.poll();
            } else if (tag.group(3).isEmpty()) {
                open.push(tag.group(2));
            }
        }
        return open;
    }
}
