package dev.ringside.shell.command;

import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.script.ScriptOptions;
import dev.ringside.runtime.script.ScriptSource;
import dev.ringside.runtime.script.cases.CaseFile;
import dev.ringside.runtime.script.cases.CaseResult;
import dev.ringside.runtime.script.cases.CaseRunner;
import dev.ringside.shell.console.Palette;
import dev.ringside.shell.console.Palette.Role;
import dev.ringside.shell.console.Visible;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of the cases of scripts.
 *
 * @param scripts the scripts
 */
record RuleTests(List<Tested> scripts) {
    /**
     * A script.
     *
     * @param results of its cases, if it has any
     * @param broken whether it or its file of cases cannot be used
     */
    private record Tested(String script, List<CaseResult> results, boolean broken) {
        long failures() {
            return results.stream().filter(result -> !result.passed()).count();
        }

        boolean passed() {
            return !broken && failures() == 0;
        }
    }

    /** Runs scripts over their cases; what is wrong with a script or its file of cases is told. */
    static RuleTests run(Schema schema, List<ScriptSource> sources, Messages messages) {
        List<Tested> scripts = new ArrayList<>();
        try (CaseRunner runner = new CaseRunner(schema, ScriptOptions.REPLAY)) {
            for (ScriptSource source : sources) {
                try {
                    scripts.add(new Tested(source.name(), results(schema, runner, source), false));
                } catch (RingsideException e) {
                    messages.errors(e.diagnostics());
                    scripts.add(new Tested(source.name(), List.of(), true));
                }
            }
        }
        return new RuleTests(scripts);
    }

    private static List<CaseResult> results(Schema schema, CaseRunner runner, ScriptSource source) {
        Optional<Path> cases = source.file().flatMap(CaseFile::beside);
        return cases.map(file -> runner.run(source, CaseFile.read(file, schema)))
                .orElse(List.of());
    }

    boolean passed() {
        return scripts.stream().allMatch(Tested::passed);
    }

    /** For people: a line for each script, and below it what failed. */
    String text(Palette palette) {
        StringBuilder out = new StringBuilder();
        for (Tested tested : scripts) {
            out.append(mark(tested, palette))
                    .append(' ')
                    .append(palette.paint(Role.STRONG, Visible.of(tested.script())))
                    .append(": ")
                    .append(verdict(tested))
                    .append('\n');
            for (CaseResult result : tested.results()) {
                for (String problem : result.problems()) {
                    out.append("  line ")
                            .append(result.tested().line())
                            .append(", ")
                            .append(Visible.of(result.tested().name()))
                            .append(": ")
                            .append(Visible.of(problem))
                            .append('\n');
                }
            }
        }
        return out.toString();
    }

    private static String mark(Tested tested, Palette palette) {
        if (!tested.passed()) {
            return palette.paint(Role.ERROR, "✗");
        }
        return tested.results().isEmpty() ? palette.paint(Role.WARNING, "!") : palette.paint(Role.GOOD, "✓");
    }

    private static String verdict(Tested tested) {
        if (tested.broken()) {
            return "cannot be tested";
        }
        int cases = tested.results().size();
        if (cases == 0) {
            return "no cases";
        }
        String all = cases == 1 ? "1 case" : cases + " cases";
        return tested.failures() == 0 ? all : tested.failures() + " of " + all + " failed";
    }

    /** For programs: a row for each case, and one without a case for a script that has none or cannot be tested. */
    List<Map<String, Object>> rows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Tested tested : scripts) {
            tested.results().forEach(result -> rows.add(row(tested, result)));
            if (tested.results().isEmpty()) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("script", tested.script());
                row.put("passed", tested.passed());
                rows.add(row);
            }
        }
        return rows;
    }

    private static Map<String, Object> row(Tested tested, CaseResult result) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("script", tested.script());
        row.put("case", result.tested().name());
        row.put("line", result.tested().line());
        row.put("passed", result.passed());
        row.put("problems", result.problems());
        return row;
    }
}
