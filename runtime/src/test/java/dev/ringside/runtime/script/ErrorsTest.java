package dev.ringside.runtime.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    let x = ;                                   | this is no JavaScript: Expected an operand but found ;         | ;
                    procs.where(uid == 0).on(e => {             | this is no JavaScript: Expected } but found eof                |
                    procs.where(parnt == 'a')                   | parnt is neither a field of procs nor a variable               | parnt
                    procs.where(p => p.parnt == 'a')            | procs has no field parnt                                       | parnt
                    procs.where("parnt == 'a'")                 | procs has no field parnt                                       | parnt
                    procs.where({parnt: 'a'})                   | parnt is neither a field of procs nor a variable               | parnt
                    procs.where(uid == )                        | this is no JavaScript: Expected an operand but found )         | )
                    procs.take(-1)                              | -1 is not a whole number from 0 on                             | procs.take(-1)
                    procs.take(n)                               | n is not a whole number from 0 on                              | n
                    procs.where(nmae.includes('x'))             | nmae is neither a field of procs nor a variable               | nmae
                    procs.where(((x) => x)(null.x))             | TypeError: Cannot read property 'x' of null                    | null.x
                    procs.where([1][0])                         | single elements of lists and texts are not available           |
                    procs.select(pid, nope)                     | nope is neither a field of procs nor a variable                | nope
                    procs.groupBy(user).on(e => 1)              | groupBy                                                        |
                    procs.nope(1)                               | TypeError: procs.nope is not a function                        |
                    nothing.where(uid)                          | ReferenceError: nothing is not defined                         | nothing
                    null.x                                      | TypeError: Cannot read property 'x' of null                    | null.x
                    throw new Error('mine')                     | mine                                                           | new Error('mine')
                    throw {a: 1}                                | threw {a: 1}                                                   |
                    throw 'text'                                | threw text                                                     |
                    await Promise.reject(new Error('later'))    | later                                                          | new Error('later')
                    procs.on(5)                                 | TypeError: on takes a function: on(e => console.log(e.cmdline))| procs.on(5)
                    none(procs)                                 | TypeError: none(…) stands in a sequence: sequence({by: "guid"}, procs, none(net), exits) | none(procs)
                    sequence({by: 'pid'}, procs)                | a sequence has options and at least two steps                  | {by: 'pid'}, procs
                    etw('').on(e => 1)                          | etw takes the name of a provider, or its GUID in braces        | etw('')
                    open().procs                                | open takes the names of files                                  | open().procs
                    """)
    void what_is_wrong_is_said_once_where_it_is(String text, String message, String place) {
        try (Bench bench = new Bench()) {
            Diagnostic refusal = bench.refused("/* 1 */ const a = procs.where(uid == 0);\n\n  " + text);
            assertThat(refusal.message()).startsWith(message);
            if (place != null) {
                assertThat(Bench.pointedAt(refusal)).isEqualTo(place);
            }
        }
    }

    @Test
    void a_place_behind_rewritten_calls_is_that_of_the_users_text() {
        try (Bench bench = new Bench()) {
            Diagnostic refusal =
                    bench.refused("const t = 1; procs.where(uid == t && pid > t); f(procs.where(gid == t), null.x);");
            assertThat(Bench.pointedAt(refusal)).isEqualTo("f");
            refusal = bench.refused("const t = 1, f = () => 1; f(procs.where(gid == t), null.x);");
            assertThat(Bench.pointedAt(refusal)).isEqualTo("null.x");
        }
    }

    @Test
    void who_called_is_said_too() {
        try (Bench bench = new Bench()) {
            Diagnostic refusal = bench.refused("function f() { null.x }\nconst g = () =>\n  f();\ng();");
            assertThat(refusal.hints()).containsExactly("called from test.js:3:3", "called from test.js:4:1");
        }
    }

    @Test
    void errors_of_the_language_can_be_caught_as_errors_of_javascript() {
        try (Bench bench = new Bench()) {
            bench.load("""
                    for (const text of ["uid ==", "uid == 'x' +", "parnt == 1"]) {
                        try {
                            procs.where(text);
                        } catch (e) {
                            console.log(e.name, e instanceof Error, e.message);
                        }
                    }
                    """);
            assertThat(bench.lines())
                    .hasSize(3)
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith("SyntaxError true"),
                            line -> assertThat(line).startsWith("SyntaxError true"),
                            line -> assertThat(line).isEqualTo("TypeError true procs has no field parnt"));
            assertThat(bench.failures()).isEmpty();
        }
    }

    @Test
    void every_mistake_of_a_query_is_told() {
        try (Bench bench = new Bench()) {
            bench.load("procs.on(e => procs.where(parnt == 1 && usr == 2))");
            bench.emit(Bench.proc(1, "a"));
            ScriptEvent.Failed failed = (ScriptEvent.Failed) bench.events.getFirst();
            assertThat(failed.diagnostics()).extracting(Bench::pointedAt).containsExactly("parnt", "usr");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Java.type('java.lang.System')    | scripts have no way to Java
                    Packages.java                    | scripts have no way to Java
                    require('fs')                    | import {…} from "./file.js" takes its place
                    setTimeout(() => 1, 10)          | after("30s", () => …) takes its place
                    fetch('https://a')               | scripts have no network
                    process.exit()                   | scripts see the streams, the functions of Ringside and ringside: modules
                    print(1)                         | console.log(…) takes its place
                    """)
    void who_looks_for_what_others_have_is_told_what_there_is(String text, String hint) {
        try (Bench bench = new Bench()) {
            assertThat(bench.refused(text).hints()).contains(hint);
        }
    }

    @Test
    void a_text_that_ends_too_early_has_a_code_of_its_own() {
        try (Bench bench = new Bench()) {
            assertThat(bench.refused("procs.where(").code()).isEqualTo(Code.UNFINISHED);
            assertThat(bench.refused("procs.where(]").code()).isEqualTo(Code.SCRIPT);
        }
    }

    @Test
    void a_script_can_be_compiled_without_running_it() {
        try (Bench bench = new Bench()) {
            var rule =
                    bench.host.check(ScriptSource.of("a.js", "// ringside: title=T\nawait null; console.log('ran')"));
            assertThat(rule.title()).isEqualTo("T");
            assertThat(bench.lines()).isEmpty();
        }
    }
}
