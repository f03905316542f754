package dev.ringside.tests.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.syntax.OperatorHelp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "npm is a shell script there")
class TypeScriptTest {
    private static final Path SCRIPTS =
            Path.of(System.getProperty("ringside.root", ".."), "scripts").toAbsolutePath();

    private static TypeScript compiler;

    @BeforeAll
    static void install() throws Exception {
        compiler = TypeScript.installed();
    }

    @Test
    void scriptsAndExamplesFitTheTypes() throws Exception {
        TypeScript.Outcome outcome = compiler.check(SCRIPTS.resolve("jsconfig.json"));

        assertThat(outcome.output()).isEmpty();
        assertThat(outcome.status()).isZero();
    }

    @Test
    void theLibraryHasWhatTheTypesSayAndNothingElse(@TempDir Path directory) throws Exception {
        String text =
                modules().stream().map(module -> """
                        import * as %1$s from "%2$s/lib/%1$s.js";
                        import * as %1$sTypes from "ringside:%1$s";
                        export const %1$sHasAll: typeof %1$sTypes = %1$s;
                        export const %1$sHasOnly: Record<keyof typeof %1$s, unknown> = %1$sTypes;
                        """.formatted(module, SCRIPTS)).collect(Collectors.joining());

        TypeScript.Outcome outcome = check(directory, "library.ts", text);

        assertThat(outcome.output()).isEmpty();
    }

    @Test
    void theExamplesOfTheLanguageFitTheTypes(@TempDir Path directory) throws Exception {
        String text =
                OperatorHelp.all().stream().map(help -> help.example() + ";\n").collect(Collectors.joining());

        TypeScript.Outcome outcome = check(directory, "examples.js", text);

        assertThat(outcome.output()).isEmpty();
    }

    @Test
    void mistakesAreFound(@TempDir Path directory) throws Exception {
        TypeScript.Outcome outcome = check(directory, "mistakes.js", """
                procs.where(parnt == "bash");
                procs.where((p) => p.cmdlin == "x");
                procs.on((e) => e.dst);
                procs.on((e) => e.cmdline.length);
                procs.where(name == "x").on(() => {}).narow(uid == 0);
                procs.alert({ message: "x", level: "bad" });
                sequence({ by: "guid", within: "1m" }, procs, none(exits), net).alert((s) => s.events[1].args?.[0] ?? "");
                import { nothing } from "ringside:text";
                """);

        assertThat(outcome.output().lines().map(line -> line.replaceAll(".*\\((\\d+),.*", "$1")))
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8");
    }

    private static TypeScript.Outcome check(Path directory, String file, String text) throws Exception {
        Files.writeString(directory.resolve(file), text);
        Path configuration = Files.writeString(directory.resolve("tsconfig.json"), """
                {
                    "extends": "%1$s/jsconfig.json",
                    "include": ["%1$s/ringside.d.ts", "%1$s/lib/host.d.ts", "%2$s"]
                }
                """.formatted(SCRIPTS, file));
        return compiler.check(configuration);
    }

    private static List<String> modules() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS.resolve("lib"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".js"))
                    .map(name -> name.replace(".js", ""))
                    .sorted()
                    .toList();
        }
    }
}
