package dev.ringside.dsl.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.plan.Simplifier;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.dsl.testing.TestStreams;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What predicates mean, on the events where it is not obvious. An event is written as field=value, lists divided by commas. */
class MeaningTest {
    private static final StreamType STREAM = TestStreams.everything();
    private static final QueryParser PARSER = new QueryParser(new Schema(List.of(STREAM)));

    private static void check(Os os, String predicate, String fields, boolean expected) {
        Predicate parsed = PARSER.predicate(predicate, "test", STREAM);
        Event event = event(os, fields);

        assertThat(Predicates.interpret(parsed).test(event)).as("interpreted").isEqualTo(expected);
        assertThat(Predicates.compile(parsed).test(event)).as("compiled").isEqualTo(expected);
        assertThat(Predicates.compile(Simplifier.simplify(parsed)).test(event))
                .as("simplified")
                .isEqualTo(expected);
    }

    private static Event event(Os os, String fields) {
        EventBuilder builder = new EventBuilder(STREAM, os);
        for (String assignment : fields.isEmpty() ? new String[0] : fields.split(" & ")) {
            int equals = assignment.indexOf('=');
            Field field = STREAM.field(assignment.substring(0, equals));
            String value = assignment.substring(equals + 1);
            switch (field.type().storage()) {
                case NUMBER -> builder.set(field, Long.parseLong(value));
                case DECIMAL -> builder.set(field, Double.parseDouble(value));
                case TEXT -> builder.set(field, value);
                case ADDRESS -> builder.set(field, IpAddress.parse(value).orElseThrow());
                case LIST -> builder.set(field, value.isEmpty() ? List.of() : List.of(value.split(",")));
                case PROCESSES, EVENTS -> throw new IllegalArgumentException(assignment);
            }
        }
        return builder.build();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            text1 == "a"              ; ``      ; false
            text1 != "a"              ; ``      ; true
            !(text1 == "a")           ; ``      ; true
            int1 < 5                  ; ``      ; false
            !(int1 < 5)               ; ``      ; true
            int1 >= 5                 ; ``      ; false
            text1.startsWith("")      ; ``      ; false
            text1.startsWith("")      ; text1=  ; true
            !text1.contains("a")      ; ``      ; true
            text1 in ["a"]            ; ``      ; false
            !(text1 in ["a"])         ; ``      ; true
            text1.matches(/x*/)       ; ``      ; false
            text1.like("*")           ; ``      ; false
            text1 == null             ; ``      ; true
            text1 == null             ; text1=  ; false
            text1                     ; text1=  ; false
            text1                     ; text1=x ; true
            int1                      ; int1=0  ; false
            !int1                     ; int1=0  ; true
            !int1                     ; ``      ; true
            bool1                     ; ``      ; false
            !bool1                    ; ``      ; true
            bool1                     ; bool1=1 ; true
            bool1 == false            ; bool1=0 ; true
            text1.length == 0         ; ``      ; false
            text1.length == 0         ; text1=  ; true
            text1.toLowerCase() == "" ; ``      ; false
            text1 == text2            ; ``      ; false
            ip1 == "10.0.0.1"         ; ``      ; false
            ip1.isPrivate()           ; ``      ; false
            list1.includes("a")       ; ``      ; false
            list1                     ; list1=  ; false
            int1 + 1 > 0              ; ``      ; false
            (int1 & 1) == 0           ; ``      ; true
            (int1 | 6) == 6           ; ``      ; true
            (bool1 ? int1 : 5) == 5   ; ``      ; true
            (bool1 ? int1 : 5) == 5   ; bool1=1 ; false
            """)
    void a_missing_value_makes_a_test_false(String predicate, String fields, boolean expected) {
        check(Os.LINUX, predicate, fields, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            int1 == 9007199254740993          ; int1=9007199254740993    ; true
            int1 == 9007199254740993          ; int1=9007199254740992    ; false
            int1 == +9007199254740992         ; int1=9007199254740993    ; true
            int1 > +9007199254740992          ; int1=9007199254740993    ; false
            int1 > 9007199254740992           ; int1=9007199254740993    ; true
            int1 < 9223372036854775807        ; int1=9223372036854775806 ; true
            int1 < +9223372036854775807       ; int1=9223372036854775807 ; false
            int1 == 5.5                       ; int1=5                   ; false
            int1 + 0 == 9007199254740992      ; int1=9007199254740993    ; true
            int1 + 1 == 3                     ; int1=2                   ; true
            int1 / 0 > 1e300                  ; int1=1                   ; true
            int1 / 0 == int1 / 0              ; int1=0                   ; false
            int1 / 2 == 0.5                   ; int1=1                   ; true
            int1 % 3 == -1                    ; int1=-4                  ; true
            (int1 & 255) == 255               ; int1=-1                  ; true
            (int1 | 0) == -1                  ; int1=4294967295          ; true
            (int1 | 0) == 7                   ; int1=4294967303          ; true
            (int1 << 31) == -2147483648       ; int1=1                   ; true
            (int1 << 32) == 1                 ; int1=1                   ; true
            (int1 >> 1) == -1                 ; int1=-1                  ; true
            (int1 / 2 | 0) == 1               ; int1=3                   ; true
            (int1 / 2 | 0) == -1              ; int1=-3                  ; true
            (int1 / 0 | 0) == 0               ; int1=3                   ; true
            (int1 * 4294967296.5 | 0) == 0    ; int1=1                   ; true
            int1 in [1, 2, 3]                 ; int1=3                   ; true
            int1 in [1, 2, 3, 4, 5, 6]        ; int1=7                   ; false
            -int1 == 3                        ; int1=-3                  ; true
            time1 + duration1 == time2        ; time1=10 & duration1=5 & time2=15 ; true
            time1 - time2 == duration1        ; time1=10 & duration1=5 & time2=5  ; true
            time1 + duration1 > time1         ; time1=9223372036854775000 & duration1=5000 ; true
            """)
    void numbers_compare_and_compute_as_described(String predicate, String fields, boolean expected) {
        check(Os.LINUX, predicate, fields, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            name1 == "winword"          ; name1=winword.exe          ; false ; true
            name1 == "winword.exe"      ; name1=WinWord              ; false ; true
            name1 == "WINWORD"          ; name1=winword.EXE          ; false ; true
            name1 === "winword"         ; name1=winword.exe          ; false ; false
            name1.eqi("winword")        ; name1=WINWORD              ; true  ; true
            name1.eqi("winword")        ; name1=winword.exe          ; false ; false
            name1 == ""                 ; name1=.exe                 ; false ; true
            name1 in ["a", "winword"]   ; name1=WINWORD.exe          ; false ; true
            name1.endsWith("word")      ; name1=winword.exe          ; false ; true
            name1.endsWith(".EXE")      ; name1=winword.exe          ; false ; true
            name1.startsWith("WIN")     ; name1=winword.exe          ; false ; true
            name1.contains("WORD.E")    ; name1=winword.exe          ; false ; true
            name1.like("win*d")         ; name1=winword.exe          ; false ; true
            name1.like("WINWORD")       ; name1=winword.exe          ; false ; true
            name1.like("*word")         ; name1=winword.exe          ; false ; true
            name1.matches(/^WIN/)       ; name1=winword.exe          ; false ; true
            name1.matches(/word$/)      ; name1=winword.exe          ; false ; false
            name1 == "bash"             ; name1=bash                 ; true  ; true
            path1 == "c:\\\\A"          ; path1=C:\\a                ; false ; true
            path1 == "c:\\\\a"          ; path1=C:\\a.exe            ; false ; false
            path1.base() == "a.exe"     ; path1=C:\\dir\\a.exe       ; false ; true
            path1.base() == "c"         ; path1=/a\\b/c              ; true  ; true
            path1.base() == "b"         ; path1=/a\\b                ; false ; true
            path1.dir() == "/a"         ; path1=/a/b                 ; true  ; true
            path1.ext() == "gz"         ; path1=/a.b/c.tar.gz        ; true  ; true
            text1 == "A"                ; text1=a                    ; false ; false
            text1.containsi("ENC")      ; text1=-enc                 ; true  ; true
            hash1 == "ABCD"             ; hash1=abcd                 ; true  ; true
            enum1 == "High"             ; enum1=high                 ; true  ; true
            text1.eqi("kill")           ; text1=\u212Aill            ; false ; false
            text1.toLowerCase() == "kill" ; text1=\u212Aill          ; true  ; true
            text1.matches(/kill/i)      ; text1=\u212Aill            ; false ; false
            text1.matches(/kill/iu)     ; text1=\u212Aill            ; true  ; true
            text1.eqi("\u00C9")         ; text1=\u00E9               ; true  ; true
            text1 < "b"                 ; text1=B                    ; true  ; true
            text1 < "b"                 ; text1=bb                   ; false ; false
            text1.length == 2           ; text1=\uD83D\uDE00         ; true  ; true
            """)
    void texts_compare_as_their_type_and_system_say(
            String predicate, String fields, boolean onLinux, boolean onWindows) {
        check(Os.LINUX, predicate, fields, onLinux);
        check(Os.WINDOWS, predicate, fields, onWindows);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            ip1 == "::ffff:10.0.0.1"                     ; ip1=10.0.0.1              ; true
            ip1.cidr("10.0.0.0/8")                       ; ip1=10.255.0.1            ; true
            ip1.cidr("10.0.0.0/8")                       ; ip1=11.0.0.1              ; false
            ip1.cidr("::/0")                             ; ip1=10.0.0.1              ; true
            ip1.isPrivate()                              ; ip1=fe80::1               ; true
            ip1.isPrivate()                              ; ip1=2001:db8::1           ; false
            ip1 == ip2                                   ; ip1=::1 & ip2=::1         ; true
            list1.includes("b")                          ; list1=a,b                 ; true
            list1.includes("B")                          ; list1=a,b                 ; false
            list1.length == 2                            ; list1=a,b                 ; true
            bool1 ? int1 == 1 : int1 == 2                ; bool1=1 & int1=1          ; true
            bool1 ? int1 == 1 : int1 == 2                ; int1=2                    ; true
            """)
    void addresses_lists_and_choices_mean_what_they_say(String predicate, String fields, boolean expected) {
        check(Os.LINUX, predicate, fields, expected);
    }
}
