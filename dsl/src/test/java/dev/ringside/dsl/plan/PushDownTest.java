package dev.ringside.dsl.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.dsl.syntax.QueryParser;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushDownTest {
    private static final StreamType PROCS = Schema.standard().stream("procs");

    /** A feed that knows a few fields, texts up to 32 bytes, patterns up to 16, and lists of five. */
    private static Abilities feed(Os os) {
        Set<Operation> texts = EnumSet.of(
                Operation.EQUAL,
                Operation.IN,
                Operation.STARTS_WITH,
                Operation.ENDS_WITH,
                Operation.CONTAINS,
                Operation.IGNORE_CASE,
                Operation.EXISTS);
        Set<Operation> numbers =
                EnumSet.of(Operation.EQUAL, Operation.ORDER, Operation.IN, Operation.EXISTS, Operation.ARITHMETIC);
        Map<Field, Set<Operation>> able = new HashMap<>();
        List.of("name", "parent", "image", "cmdline").forEach(field -> able.put(PROCS.field(field), texts));
        List.of("pid", "uid", "caps").forEach(field -> able.put(PROCS.field(field), numbers));
        able.put(PROCS.field("truncated"), EnumSet.of(Operation.TRUE));
        return new Abilities("test", os, able, 32, 16, 5);
    }

    private static Split split(String text, Os os) {
        Predicate predicate = new QueryParser(Schema.standard()).predicate(text, "test", PROCS);
        return PushDown.split(Simplifier.simplify(predicate), feed(os));
    }

    @Test
    void questionsAboutTheProcessTreeAndJavaScriptStayInUserMode() {
        Predicate script = new Predicate.Opaque("odd(p.pid)", List.of(PROCS.field("pid")), event -> true);
        Predicate tree = new QueryParser(Schema.standard()).predicate("ancestor(\"sshd\")", "test", PROCS);
        Predicate plain = new QueryParser(Schema.standard()).predicate("parent == \"sh\"", "test", PROCS);

        Split both = PushDown.split(Predicate.and(List.of(script, plain, new Predicate.Not(tree))), feed(Os.LINUX));
        assertThat(both.pushed()).isEqualTo(plain);
        assertThat(both.residual()).isEqualTo(Predicate.and(List.of(script, new Predicate.Not(tree))));

        Split either = PushDown.split(Predicate.or(List.of(script, plain)), feed(Os.LINUX));
        assertThat(either.pushed()).isEqualTo(Predicate.Constant.TRUE);
        assertThat(either.residual()).isEqualTo(Predicate.or(List.of(script, plain)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            ancestor("sshd")                                   ; ancestors.some(name == "sshd")                 ; true
            !ancestors.some(!(name == "a" || pid == 1))        ; !ancestors.some(name != "a" && pid != 1)       ; true
            pid == 1 || ancestor(["a", "b"])                   ; pid == 1 || ancestors.some(name in ["a", "b"]) ; true
            ancestors.some(name == "a" && user == "root")      ; ancestors.some(name == "a")                    ; false
            !ancestors.some(name == "a" && user == "root")     ; true                                           ; false
            ancestors.some(user == "root")                     ; true                                           ; false
            ancestors.some(name == "a" || user == "root")      ; true                                           ; false
            ancestors.some(true)                               ; ancestors.some(true)                           ; true
            """)
    void processesAboveAreAskedWhatTheFeedCanAskOne(String text, String pushed, boolean exact) {
        Set<Operation> equality = Set.of(Operation.EQUAL, Operation.IN);
        StreamType process = Schema.process();
        Abilities one = new Abilities(
                "test", Os.LINUX, Map.of(process.field("name"), equality, process.field("pid"), equality), 32, 16, 5);
        Abilities abilities = feed(Os.LINUX).withProcesses(Map.of(PROCS.field("ancestors"), one));
        Predicate predicate = new QueryParser(Schema.standard()).predicate(text, "test", PROCS);

        Split split = PushDown.split(Simplifier.simplify(predicate), abilities);

        assertThat(split.pushed()).hasToString(pushed);
        assertThat(split.exact()).isEqualTo(exact);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            os == "windows" && name == "a"                  ; false       ; true
            os == "linux" && name == "a"                    ; name == "a" ; true
            os != "windows" && name == "a"                  ; name == "a" ; true
            os in ["windows"] || name == "a"                ; name == "a" ; true
            os == null || name == "a"                       ; name == "a" ; true
            os.startsWith("win") && cmdline.matches(/^a.c/) ; false       ; true
            !(os == "windows" && user == "x")               ; true        ; true
            os == user && name == "a"                       ; name == "a" ; false
            """)
    void whatAllEventsOfAFeedHaveIsDecidedBeforeThereAreAny(String text, String pushed, boolean exact) {
        QueryParser parser = new QueryParser(Schema.standard());
        Abilities abilities = feed(Os.LINUX).withConstants(Map.of(PROCS.field("os"), "linux"));

        Split split = PushDown.split(Simplifier.simplify(parser.predicate(text, "test", PROCS)), abilities);

        assertThat(split.pushed()).isEqualTo(parser.predicate(pushed, "test", PROCS));
        assertThat(split.exact()).isEqualTo(exact);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            parent == "winword"
            parent != "winword"
            name in ["a", "b"] && !(name in ["c", "d"])
            cmdline.contains("-enc") || cmdline.containsi("-ENC")
            image.startsWith("/usr/") && !image.endsWith(".so")
            image != null
            pid > 100 && pid <= 200 && uid in [0, 1000]
            (caps & 4) != 0
            (caps >> 3 & 1 | uid << 2) == 1
            truncated || uid == 0
            true
            false
            """)
    void pushes_plain_tests_as_they_are(String text) {
        Split split = split(text, Os.LINUX);

        assertThat(split.exact()).isTrue();
        assertThat(split.pushed()).hasToString(text);
        assertThat(split.terms()).allMatch(term -> term.placement() == Split.Placement.FEED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            cmdline                                ; cmdline != null && cmdline != ""
            !cmdline                               ; cmdline == null || cmdline == ""
            pid                                    ; pid != null && pid != 0
            caps & 4                               ; (caps & 4) != 0
            !(uid == 0 && name == "a")             ; uid != 0 || name != "a"
            uid == 0 ? name == "a" : name == "b"   ; uid == 0 && name == "a" || uid != 0 && name == "b"
            cmdline.matches(/-enc/i)               ; cmdline.containsi("-enc")
            cmdline.toLowerCase().includes("-enc") ; cmdline.containsi("-enc")
            """)
    void pushes_what_can_be_said_in_plain_tests(String text, String pushed) {
        Split split = split(text, Os.LINUX);

        assertThat(split.exact()).isTrue();
        assertThat(split.pushed()).hasToString(pushed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            cmdline.matches(/powershell.*-enc\\s/i)     ; cmdline.containsi("powershell") && cmdline.containsi("-enc") ; regular expressions run in user mode
            cmdline.matches(/^(cmd|pwsh)\\.exe .*x/)    ; cmdline.startsWith("cmd.exe ") || cmdline.startsWith("pwsh.exe ") ; regular expressions run in user mode
            cmdline.matches(/a.*b/)                     ; true ; regular expressions run in user mode
            !cmdline.matches(/foo.*bar/)                ; true ; regular expressions run in user mode
            cmdline.like("foo*bar")                     ; cmdline.startsWith("foo") && cmdline.endsWith("bar") ; patterns with wildcards between their parts run in user mode
            image.like("/usr/*/li?b*")                  ; image.startsWith("/usr/") && image.contains("/li") ; patterns with wildcards between their parts run in user mode
            cmdline == "0123456789012345678901234567890123456789" ; cmdline.startsWith("01234567890123456789012345678901") ; the text is longer than the 32 bytes that the test feed compares
            cmdline.contains("0123456789012345678")     ; cmdline.contains("0123456789012345") ; the text is longer than the 16 bytes that the test feed compares
            cmdline.containsi("müller")                 ; cmdline.containsi("ller") ; the case of letters beyond ASCII is ignored in user mode
            cmdline.toLowerCase().includes("mimikatz")  ; cmdline.containsi("mim") && cmdline.containsi("atz") ; .toLowerCase() runs in user mode
            image.base() == "bash"                      ; image.endsWith("bash") ; .base() runs in user mode
            image.dir() == "/usr/bin"                   ; image.startsWith("/usr/bin") ; .dir() runs in user mode
            image.ext() == "sh"                         ; image.endsWith("sh") ; .ext() runs in user mode
            cmdline.toUpperCase() == "A"                ; true ; .toUpperCase() runs in user mode
            user == "root"                              ; true ; the test feed does not know user
            cmdline < "b"                               ; true ; texts are ordered in user mode
            name == parent                              ; true ; values of an event are compared with each other in user mode
            pid + 1 == 5                                ; true ; arithmetic other than bit operations runs in user mode
            cmdline.length > 100                        ; true ; lengths are counted in user mode
            args.includes("-c")                         ; true ; lists are searched in user mode
            pid in [1, 2, 3, 4, 5, 6]                   ; true ; a list of 6 is longer than the 5 that the test feed takes
            uid == 0 || user == "root"                  ; true ; an alternative cannot be pushed down: the test feed does not know user
            uid == 0 || pid == 1 && user == "root"      ; uid == 0 || pid == 1 ; the test feed does not know user
            """)
    void pushes_something_weaker_or_nothing_and_says_why(String text, String pushed, String reason) {
        Split split = split(text, Os.LINUX);

        assertThat(split.pushed()).hasToString(pushed);
        assertThat(split.residual()).isEqualTo(split.predicate());
        assertThat(split.terms()).extracting(Split.Term::reason).containsExactly(reason);
        assertThat(split.terms())
                .extracting(Split.Term::placement)
                .containsExactly(pushed.equals("true") ? Split.Placement.USER : Split.Placement.BOTH);
    }

    @Test
    void divides_a_conjunction_term_by_term() {
        Split split = split(
                "uid == 0 && user == \"root\" && cmdline.matches(/foo.*/) && !(pid == 1 || host == \"a\")", Os.LINUX);

        assertThat(split.pushed()).hasToString("uid == 0 && cmdline.contains(\"foo\") && pid != 1");
        assertThat(split.residual()).hasToString("user == \"root\" && cmdline.matches(/foo.*/) && host != \"a\"");
        assertThat(split.terms().stream()
                        .map(term -> term.placement() + " " + term.term())
                        .collect(Collectors.toList()))
                .containsExactly(
                        "FEED uid == 0",
                        "USER user == \"root\"",
                        "BOTH cmdline.matches(/foo.*/)",
                        "FEED pid != 1",
                        "USER host != \"a\"");
    }

    @Test
    void on_windows_names_ignore_case_and_so_must_be_ascii() {
        assertThat(split("name == \"winword\"", Os.WINDOWS).exact()).isTrue();
        assertThat(split("name == \"mañana.exe\"", Os.WINDOWS).pushed()).hasToString("name.endsWith(\"ana\")");
        assertThat(split("name == \"mañana.exe\"", Os.LINUX).exact()).isTrue();
    }

    @Test
    void bytes_that_are_no_text_are_compared_whole_and_searched_in_part() {
        assertThat(split("image == \"/tmp/\\udcff\"", Os.LINUX).exact()).isTrue();
        assertThat(split("image.contains(\"/tmp/\\udcff\")", Os.LINUX).pushed())
                .hasToString("image.contains(\"/tmp/\")");
    }

    @Test
    void a_feed_that_can_do_nothing_gets_nothing() {
        Predicate predicate = new QueryParser(Schema.standard()).predicate("uid == 0 && name == \"a\"", "test", PROCS);

        Split split = PushDown.split(predicate, Abilities.none("none", Os.LINUX));

        assertThat(split.pushed()).isEqualTo(Predicate.Constant.TRUE);
        assertThat(split.residual()).isEqualTo(predicate);
        assertThat(split.exact()).isFalse();
    }

    @Test
    void choices_nested_in_their_tests_do_not_multiply() {
        QueryParser parser = new QueryParser(Schema.standard());
        Predicate choice = parser.predicate("uid == 0", "test", PROCS);
        for (int i = 0; i < 150; i++) {
            Predicate then = parser.predicate("pid == " + i, "test", PROCS);
            choice = new Predicate.Choice(choice, then, new Predicate.Not(then));
        }

        assertThat(PushDown.split(choice, feed(Os.LINUX)).terms())
                .extracting(Split.Term::reason)
                .containsExactly("conditions are nested too deeply");
    }

    @Test
    void ten_thousand_terms_are_divided_in_one_go() {
        String text = IntStream.range(0, 10_000)
                .mapToObj(i -> "cmdline.contains(\"x" + i + "\")")
                .collect(Collectors.joining(" || "));

        assertThat(split(text, Os.LINUX).exact()).isTrue();
    }
}
