package dev.ringside.tests.language;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes predicates at random, as they are written, about the events of a {@link RandomRecording}. */
final class RandomConditions {
    /** What each is about stands behind {@code $.} */
    private static final List<String> SHARED = List.of(
            "$.pid == 2",
            "$.pid != 1",
            "$.pid > 1 && $.pid <= 3",
            "$.pid in [1, 4]",
            "($.pid & 1) == 1",
            "$.pid * 2 - 1 == 3",
            "$.pid",
            "!$.uid",
            "$.uid == 0",
            "$.uid == null",
            "$.name == \"cmd\"",
            "$.name === \"cmd\"",
            "$.name in [\"bash\", \"cmd.exe\"]",
            "$.name.startsWith(\"c\")",
            "$.name.length == 2",
            "/^C/i.test($.name)",
            "$.name.like(\"?url\")",
            "$.guid == \"a\"",
            "$.guid",
            "$.time >= \"2026-01-01T00:00:03Z\"",
            "$.os == \"windows\"",
            "($.uid == 0 ? $.pid : 1) == 1",
            "$.uid == 0 ? $.name != \"sh\" : $.pid < 3");

    private static final Map<String, List<String>> OF_STREAM = Map.of(
            "procs",
            List.of(
                    "$.image.startsWith(\"/usr/\")",
                    "$.image.base() == $.name",
                    "$.image.dir() == \"c:\\\\windows\"",
                    "$.cmdline.includesi(\"quiet\")",
                    "$.cmdline.matches(/https?:\\/\\/[a-z.]+/)",
                    "$.signed",
                    "$.signed == false",
                    "$.signed != true"),
            "exits",
            List.of("$.exitCode != 0", "$.exitCode < 0", "$.duration > \"2s\"", "$.duration + \"1s\" < \"3s\""),
            "net",
            List.of("$.dst.isPrivate()", "$.dst.cidr(\"0.0.0.0/0\")", "$.dst == \"::1\"", "$.dstPort in [22, 443]"));

    private static final Pattern FIELD = Pattern.compile("\\$\\.(\\w+)");

    private final RandomGenerator random;
    private final String stream;
    private final UnaryOperator<String> spelling;

    /** @param spelling how a field is written: {@code p.pid} in an arrow function */
    RandomConditions(RandomGenerator random, String stream, UnaryOperator<String> spelling) {
        this.random = random;
        this.stream = stream;
        this.spelling = spelling;
    }

    /** One nested at most that deep. */
    String next(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(5)) {
            case 1 -> "!(" + next(depth - 1) + ")";
            case 2 -> joined(" && ", depth);
            case 3 -> joined(" || ", depth);
            default -> leaf();
        };
    }

    private String joined(String operator, int depth) {
        return IntStream.range(0, 2 + random.nextInt(2))
                .mapToObj(i -> "(" + next(depth - 1) + ")")
                .collect(Collectors.joining(operator));
    }

    private String leaf() {
        List<String> own = OF_STREAM.getOrDefault(stream, SHARED);
        List<String> some = random.nextInt(3) == 0 ? own : SHARED;
        return FIELD.matcher(some.get(random.nextInt(some.size())))
                .replaceAll(field -> Matcher.quoteReplacement(spelling.apply(field.group(1))));
    }
}
