package dev.ringside.runtime.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportsTest {
    @TempDir
    Path root;

    private Path folder;

    @BeforeEach
    void files() throws IOException {
        folder = root.resolve("rules");
        Files.createDirectories(folder.resolve("deep"));
        Files.writeString(root.resolve("secret.js"), "export const secret = 1");
        Files.writeString(
                folder.resolve("lists.js"), "import {more} from './deep/more.js'; export const list = ['a', more]");
        Files.writeString(folder.resolve("deep/more.js"), "import '../side.js'; export const more = 'b'");
        Files.writeString(folder.resolve("side.js"), "console.log('side')");
        Files.writeString(folder.resolve("broken.js"), "export const x = 1;\nexport const y = ;");
        Files.writeString(folder.resolve("throws.js"), "\n  null.x");
        Files.writeString(folder.resolve("asks.js"), "export const q = procs.where(parnt == 'x')");
    }

    @Test
    void modules_of_the_scripts_folder_and_below_are_found() throws IOException {
        try (Bench bench = new Bench()) {
            load(
                    bench,
                    "import {list} from './lists.js'; import * as again from './deep/../lists.js';"
                            + " const late = await import('./deep/more.js'); console.log(list, again.list === list, late.more)");
            assertThat(bench.lines()).containsExactly("side", "[\"a\", \"b\"] true b");
        }
    }

    @Test
    void modules_of_ringside_are_found() throws IOException {
        try (Bench bench = new Bench()) {
            load(bench, "import {nanos} from 'ringside:time'; console.log(nanos('2s'))");
            assertThat(bench.lines()).containsExactly("2000000000");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ../secret.js            | it is outside of the script's folder
                    ./deep/../../secret.js  | it is outside of the script's folder
                    /etc/passwd             | it is outside of the script's folder
                    /etc/nothing            | it is outside of the script's folder
                    ./nothing.js            | there is no such file
                    nothing                 | there is no such file
                    ./deep                  | it is no file of at most 1 MiB
                    http://a.b/c.js         | scripts have no network
                    ringside:nothing        | there is no module ringside:nothing, only attack, fs, lists, net, state, test, text, time
                    ringside:fs             | this script may not read files
                    """)
    void whatever_else_is_imported_is_refused_with_a_reason(String specifier, String reason) {
        for (String form : new String[] {"import '%s'", "export * from '%s'", "await import('%s')"}) {
            try (Bench bench = new Bench()) {
                Diagnostic refusal = refused(bench, "\n" + form.formatted(specifier));
                assertThat(refusal.message()).isEqualTo("cannot import '" + specifier + "': " + reason);
                assertThat(Bench.pointedAt(refusal)).isEqualTo("'" + specifier + "'");
            }
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "makes symbolic links")
    void what_a_link_leads_to_outside_is_refused() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.js"), root.resolve("secret.js"));
        Files.createSymbolicLink(folder.resolve("out"), root);
        try (Bench bench = new Bench()) {
            for (String link : new String[] {"./link.js", "./out/secret.js"}) {
                assertThat(refused(bench, "import '" + link + "'").message())
                        .isEqualTo("cannot import '" + link + "': it is outside of the script's folder");
            }
        }
    }

    @Test
    void what_may_not_be_imported_could_be_allowed() {
        try (Bench bench = new Bench()) {
            Diagnostic refusal = refused(bench, "import 'ringside:fs'");
            assertThat(refusal.code()).isEqualTo(Code.PERMISSION);
            assertThat(refusal.hints()).containsExactly("allow it when you start it: --allow read=DIR");
        }
    }

    @Test
    void what_is_wrong_in_a_module_is_shown_there() {
        try (Bench bench = new Bench()) {
            Diagnostic broken = refused(bench, "import './broken.js'");
            assertThat(broken.message()).isEqualTo("this is no JavaScript: Expected an operand but found ;");
            assertThat(place(broken)).isEqualTo("broken.js:2:18");
            Diagnostic thrown = refused(bench, "import './throws.js'");
            assertThat(thrown.message()).isEqualTo("TypeError: Cannot read property 'x' of null");
            assertThat(place(thrown)).isEqualTo("throws.js:2:3");
            Diagnostic asked = refused(bench, "import './asks.js'");
            assertThat(asked.message()).isEqualTo("parnt is neither a field of procs nor a variable");
            assertThat(place(asked)).isEqualTo("asks.js:1:30");
            Diagnostic missing = refused(bench, "import {nothing} from './lists.js'");
            assertThat(missing.message())
                    .isEqualTo(
                            "this is no JavaScript: The requested module './lists.js' does not provide an export named"
                                    + " 'nothing'");
        }
    }

    @Test
    void a_script_that_is_in_no_file_imports_nothing_of_its_own() {
        try (Bench bench = new Bench()) {
            assertThat(bench.refused("import './lists.js'").message())
                    .isEqualTo(
                            "cannot import './lists.js': a script that is not in a file can import ringside: modules only");
        }
    }

    @Test
    void files_are_read_where_that_is_allowed() throws IOException {
        Path data = Files.createDirectory(root.resolve("data"));
        Files.writeString(data.resolve("known.txt"), "# known\na\n\nb\n");
        String name = inScript(data);
        try (Bench bench = allowedToRead(data)) {
            load(
                    bench,
                    "import {readText, readLines, list} from 'ringside:fs';" + "console.log(readLines('" + name
                            + "/known.txt'), list('" + name + "'), env('PATH').length > 0)");
            assertThat(bench.lines()).containsExactly("[\"a\", \"b\"] [\"known.txt\"] true");
            assertThat(refused(bench, read(name + "/../secret.js")).hints())
                    .containsExactly("allow it when you start it: --allow read=" + name + "/..");
            assertThat(refused(bench, read(name + "/none")).message())
                    .isEqualTo("cannot read " + name + "/none: there is no such file");
            assertThat(refused(bench, "env('HOME')").message())
                    .isEqualTo("this script may not read the variable HOME of the environment");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "makes a symbolic link")
    void what_a_link_leads_to_outside_is_not_read() throws IOException {
        Path data = Files.createDirectory(root.resolve("data"));
        Path link = Files.createSymbolicLink(data.resolve("link"), root.resolve("secret.js"));
        try (Bench bench = allowedToRead(data)) {
            assertThat(refused(bench, read(link.toString())).message()).isEqualTo("this script may not read " + link);
        }
    }

    private static Bench allowedToRead(Path folder) {
        Permissions permissions = Permissions.parse(List.of("read=" + folder, "env=PATH"));
        return new Bench(ScriptOptions.REPLAY.withPermissions(permissions));
    }

    private static String read(String name) {
        return "import {readText} from 'ringside:fs'; readText('%s')".formatted(name);
    }

    /** The name of a file as it can stand in a text of JavaScript on every system. */
    private static String inScript(Path file) {
        return file.toString().replace('\\', '/');
    }

    private void load(Bench bench, String text) throws IOException {
        Path main = folder.resolve("main.js");
        Files.writeString(main, text);
        bench.host.load(ScriptSource.read(main));
    }

    private Diagnostic refused(Bench bench, String text) {
        return catchThrowableOfType(RingsideException.class, () -> load(bench, text))
                .diagnostics()
                .getFirst();
    }

    private String place(Diagnostic diagnostic) {
        return diagnostic
                .place()
                .map(place -> {
                    String before = place.text().substring(0, place.span().start());
                    long line = 1 + before.chars().filter(unit -> unit == '\n').count();
                    return Path.of(place.origin()).getFileName() + ":" + line + ":"
                            + (before.length() - before.lastIndexOf('\n'));
                })
                .orElse("nowhere");
    }
}
