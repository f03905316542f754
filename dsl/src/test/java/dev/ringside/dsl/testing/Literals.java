package dev.ringside.dsl.testing;

import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.expr.Network;
import java.util.List;
import java.util.random.RandomGenerator;

/** Values that predicates and events are made of: few, so that they meet, and chosen to be difficult. */
final class Literals {
    private static final long DAY = 86_400_000_000_000L;
    private static final long NOW = 1_769_860_800_000_000_000L;

    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "A",
            "ab",
            "abc",
            "bash",
            "Bash",
            "winword",
            "winword.exe",
            "WINWORD.EXE",
            "word",
            ".exe",
            "a.exe.exe",
            "/usr/bin/bash",
            "/usr/bin/",
            "C:\\Windows\\System32\\cmd.exe",
            "c:\\windows\\",
            "cmd.exe /c \"whoami\"",
            "-enc",
            "powershell -ENC SQBFAFgA",
            "kill",
            "\u212Aill",
            "stra\u00DFe",
            "STRASSE",
            "\u00E9t\u00E9",
            "\u00C9T\u00C9",
            "\u0131i\u017Fs",
            "\u1F80\u1F88",
            "\uD83D\uDE00",
            "\uD83D",
            "\uDC80",
            "x\uDCFF\uDC80y",
            "a*b?c",
            "\\",
            "\n",
            "x".repeat(70),
            "ab".repeat(150));

    private static final List<Long> INTEGERS = List.of(
            0L,
            1L,
            -1L,
            2L,
            4L,
            7L,
            255L,
            443L,
            1000L,
            65_535L,
            1L << 31,
            (1L << 31) - 1,
            -(1L << 31),
            1L << 32,
            (1L << 32) + 7,
            1L << 53,
            (1L << 53) + 1,
            -(1L << 53) - 1,
            Long.MAX_VALUE,
            Long.MIN_VALUE);

    private static final List<Double> NUMBERS = List.of(
            0.5,
            -0.0,
            1.0,
            7.0,
            -1.5,
            443.0,
            0x1p53,
            0x1p63,
            -0x1p63,
            4_294_967_303.5,
            1e300,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY);

    private static final List<String> ADDRESSES =
            List.of("10.0.0.1", "10.255.0.9", "127.0.0.1", "8.8.8.8", "::1", "fe80::1", "2001:db8::1");

    private static final List<String> NETWORKS =
            List.of("10.0.0.0/8", "0.0.0.0/0", "::/0", "127.0.0.1/32", "fe80::/10", "2001:db8::/33", "8.8.8.0/29");

    private static final List<String> PATTERNS = List.of(
            "*",
            "",
            "a",
            "*a*",
            "win*",
            "*.exe",
            "*.EXE",
            "?bc",
            "w*d*",
            "*\\\\*",
            "*\\*",
            "/usr/*/b?sh",
            "**",
            "*b*c*");

    /** Expressions as {@code source/flags}. */
    private static final List<String> EXPRESSIONS = List.of(
            "a/",
            "A/i",
            "^a/",
            "a$/",
            "^(?:bash|winword)$/",
            "-enc?\\s/i",
            "win.*exe/",
            "win.*exe/i",
            "\\\\(?:cmd|pwsh)\\.exe$/i",
            "k/iu",
            "[\u00C0-\u00FF]/i",
            "x{3,}y?/",
            "^.$/u",
            "(a)(b)?\\2c/",
            "(?<!c:)\\\\/",
            "a(?!b)/",
            "/");

    private Literals() {}

    static String text(RandomGenerator random) {
        return pick(random, TEXTS);
    }

    static long integer(RandomGenerator random) {
        return pick(random, INTEGERS);
    }

    static double number(RandomGenerator random) {
        return pick(random, NUMBERS);
    }

    static long time(RandomGenerator random) {
        return NOW + random.nextInt(3) * DAY;
    }

    static long duration(RandomGenerator random) {
        return random.nextInt(3) * DAY;
    }

    static IpAddress address(RandomGenerator random) {
        return IpAddress.parse(pick(random, ADDRESSES)).orElseThrow();
    }

    static Network network(RandomGenerator random) {
        return Network.parse(pick(random, NETWORKS)).orElseThrow();
    }

    static String pattern(RandomGenerator random) {
        return pick(random, PATTERNS);
    }

    /** An expression and its flags. */
    static List<String> expression(RandomGenerator random) {
        String both = pick(random, EXPRESSIONS);
        int slash = both.lastIndexOf('/');
        return List.of(both.substring(0, slash), both.substring(slash + 1));
    }

    static <T> T pick(RandomGenerator random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
