package dev.ringside.driver.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.windows.contract.Contract;
import dev.ringside.driver.windows.contract.DriverStatus;
import dev.ringside.driver.windows.contract.FieldKind;
import dev.ringside.driver.windows.contract.RecordKind;
import dev.ringside.driver.windows.contract.Refusal;
import dev.ringside.driver.windows.host.Compiler;
import dev.ringside.driver.windows.host.NeedsC;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a C compiler makes of {@code ringside.h} is what Java believes. */
@NeedsC
class ContractTest {
    private static final Map<String, String> STRUCTURES = Map.of("RecordHead", "rs_record");

    @TempDir
    Path folder;

    @Test
    void everyNumberOfTheHeaderIsTheOneInJava() throws Exception {
        List<String> expected = new ArrayList<>();
        List<String> expressions = new ArrayList<>();
        for (Field constant : Contract.class.getDeclaredFields()) {
            expressions.add("RS_" + constant.getName());
            expected.add("RS_" + constant.getName() + " " + constant.getInt(null));
        }
        for (Class<?> structure : Contract.class.getDeclaredClasses()) {
            String name =
                    STRUCTURES.getOrDefault(structure.getSimpleName(), "rs_" + underscored(structure.getSimpleName()));
            for (Field member : structure.getDeclaredFields()) {
                String expression = member.getName().equals("BYTES")
                        ? "sizeof(struct " + name + ")"
                        : "offsetof(struct " + name + ", " + member.getName().toLowerCase(Locale.ROOT) + ")";
                expressions.add(expression);
                expected.add(expression + " " + member.getInt(null));
            }
        }
        StringBuilder body = new StringBuilder();
        expressions.forEach(expression -> body.append("    printf(\"%s %d\\n\", \"")
                .append(expression)
                .append("\", (int)(")
                .append(expression)
                .append("));\n"));

        assertThat(run(body.toString())).hasSizeGreaterThan(100).isEqualTo(expected);
    }

    @Test
    @SuppressWarnings("OrphanedFormatString") // C's
    void everyFieldOfEveryKindHasItsNumberItsNameAndItsType() throws Exception {
        List<String> expected = new ArrayList<>();
        StringBuilder body = new StringBuilder("""
                    int number;
                #define SHOW(constant, name, type) printf("%s %d %s %d\\n", kind, number++, name, (int)type);
                    const char *kind;
                """);
        for (RecordKind kind : RecordKind.values()) {
            body.append("    number = 0; kind = \"%s\"; RS_CONTEXT_FIELDS(SHOW) RS_%s_FIELDS(SHOW)\n"
                    .formatted(kind, kind));
            kind.fields()
                    .forEach(field -> expected.add(kind + " " + field.number() + " " + field.name() + " "
                            + field.kind().ordinal()));
        }

        assertThat(run(body.toString())).isEqualTo(expected);
    }

    @Test
    void everyEnumerationIsInTheOrderOfTheHeader() throws Exception {
        List<String> expected = new ArrayList<>();
        StringBuilder body = new StringBuilder();
        number(body, expected, "RS_KIND_", RecordKind.values(), 0);
        number(body, expected, "RS_", FieldKind.values(), 0);
        number(body, expected, "RS_REFUSED_", Refusal.values(), 1);
        number(body, expected, "RS_CALLBACK_", DriverStatus.Callback.values(), 0);

        assertThat(run(body.toString())).isEqualTo(expected);
    }

    private static void number(
            StringBuilder body, List<String> expected, String prefix, Enum<?>[] constants, int first) {
        for (Enum<?> constant : constants) {
            String name = prefix + constant.name();
            body.append("    printf(\"%s %d\\n\", \"")
                    .append(name)
                    .append("\", (int)")
                    .append(name)
                    .append(");\n");
            expected.add(name + " " + (constant.ordinal() + first));
        }
    }

    private static String underscored(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    /** Runs a function's body and gives the lines that it prints. */
    private List<String> run(String body) throws Exception {
        Path source = folder.resolve("contract.c");
        Path header = Compiler.sources("main/c/include/ringside.h").toAbsolutePath();
        Files.writeString(
                source,
                "#include <stddef.h>\n#include <stdio.h>\n#include \"" + header + "\"\nint main(void)\n{\n" + body
                        + "    return 0;\n}\n");
        Process process = new ProcessBuilder(Compiler.compile(folder.resolve("contract"), List.of(source))
                        .toString())
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
