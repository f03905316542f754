package dev.ringside.shell.command;

import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.script.ScriptHost;
import dev.ringside.runtime.script.ScriptOptions;
import dev.ringside.runtime.script.ScriptSource;
import dev.ringside.runtime.script.alert.RuleInfo;
import dev.ringside.shell.console.Palette;
import dev.ringside.shell.output.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What rules say of themselves.
 *
 * @param rules the rules
 */
record RuleList(List<Rule> rules) {
    /** A rule and the script it is in. */
    private record Rule(String script, RuleInfo info) {}

    /**
     * Looks at scripts without running them.
     *
     * @throws dev.ringside.dsl.diagnostic.RingsideException if one does not compile
     */
    static RuleList of(Schema schema, List<ScriptSource> sources) {
        List<Rule> rules = new ArrayList<>();
        try (Engine engine = new Engine(List.of());
                ScriptHost host = new ScriptHost(engine, schema, ScriptOptions.REPLAY, event -> {})) {
            for (ScriptSource source : sources) {
                rules.add(new Rule(source.name(), host.check(source)));
            }
        }
        return new RuleList(rules);
    }

    String table(Palette palette) {
        TextTable table = new TextTable("RULE", "LEVEL", "TECHNIQUES", "TITLE", "SCRIPT");
        for (Rule rule : rules) {
            RuleInfo info = rule.info();
            table.row(
                    info.id(),
                    info.level().word(),
                    info.techniques().isEmpty() ? "-" : String.join(", ", info.techniques()),
                    info.title(),
                    rule.script());
        }
        return table.render(palette);
    }

    List<Map<String, Object>> rows() {
        return rules.stream().map(RuleList::row).toList();
    }

    private static Map<String, Object> row(Rule rule) {
        RuleInfo info = rule.info();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("rule", info.id());
        row.put("title", info.title());
        row.put("level", info.level().word());
        row.put("techniques", info.techniques());
        row.put("tags", info.tags());
        row.put("description", info.description());
        row.put("references", info.references());
        row.put("script", rule.script());
        return row;
    }
}
