package dev.ringside.dsl.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** The sets behind {@code \p{…}}, of the Unicode version that the JVM has. */
final class UnicodeProperties {
    private static final Ranges WHITE_SPACE = Ranges.of(
            '\t', '\r', ' ', ' ', 0x85, 0x85, 0xA0, 0xA0, 0x1680, 0x1680, 0x2000, 0x200A, 0x2028, 0x2029, 0x202F,
            0x202F, 0x205F, 0x205F, 0x3000, 0x3000);

    private UnicodeProperties() {}

    static Optional<Ranges> find(String name) {
        int equals = name.indexOf('=');
        String value = name.substring(equals + 1);
        Optional<IntPredicate> test = switch (equals < 0 ? "" : name.substring(0, equals)) {
            case "" -> category(value).or(() -> binary(value));
            case "General_Category", "gc" -> category(value);
            case "Script", "sc" -> script(value);
            default -> Optional.empty();
        };
        return test.map(UnicodeProperties::ranges);
    }

    private static Optional<IntPredicate> category(String name) {
        return GeneralCategory.find(name).map(category -> category::has);
    }

    private static Optional<IntPredicate> script(String name) {
        if (!name.matches("[A-Z][a-z]+(_[A-Za-z][a-z]*)*")) {
            return Optional.empty();
        }
        try {
            Character.UnicodeScript script = Character.UnicodeScript.forName(name);
            return Optional.of(codePoint -> Character.UnicodeScript.of(codePoint) == script);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<IntPredicate> binary(String name) {
        return switch (name) {
            case "Any" -> Optional.of(codePoint -> true);
            case "ASCII" -> Optional.of(codePoint -> codePoint < 0x80);
            case "Assigned" -> Optional.of(Character::isDefined);
            case "Alphabetic", "Alpha" -> Optional.of(Character::isAlphabetic);
            case "Ideographic", "Ideo" -> Optional.of(Character::isIdeographic);
            case "Lowercase", "Lower" -> Optional.of(Character::isLowerCase);
            case "Uppercase", "Upper" -> Optional.of(Character::isUpperCase);
            case "White_Space", "space" -> Optional.of(WHITE_SPACE::contains);
            case "Emoji" -> Optional.of(Character::isEmoji);
            case "Emoji_Presentation", "EPres" -> Optional.of(Character::isEmojiPresentation);
            case "Emoji_Modifier", "EMod" -> Optional.of(Character::isEmojiModifier);
            case "Emoji_Modifier_Base", "EBase" -> Optional.of(Character::isEmojiModifierBase);
            case "Emoji_Component", "EComp" -> Optional.of(Character::isEmojiComponent);
            case "Extended_Pictographic", "ExtPict" -> Optional.of(Character::isExtendedPictographic);
            default -> Optional.empty();
        };
    }

    private static Ranges ranges(IntPredicate test) {
        List<Ranges.Range> ranges = new ArrayList<>();
        for (int from = 0; from <= Ranges.MAX; from++) {
            if (test.test(from)) {
                int to = from;
                while (to < Ranges.MAX && test.test(to + 1)) {
                    to++;
                }
                ranges.add(new Ranges.Range(from, to));
                from = to;
            }
        }
        return new Ranges(ranges);
    }
}
