package dev.ringside.shell.command;

import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Plan;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.source.Feeds;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code ringside explain EXPR}: what would run where, and why. */
final class ExplainCommand implements Command {
    private static final String BYTECODE = "--bytecode";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                "ringside explain",
                "Shows how a query would run: what is filtered in the kernel, what is not, and why.");
        spec.addPositional(Options.positional("EXPR", "a query, like 'procs.where(parent==\"bash\")'", true))
                .addOption(Options.from())
                .addOption(Options.flag("Show the programs that filter, disassembled.", BYTECODE));
        return Options.complete(
                spec,
                "ringside explain 'procs.where(parent==\"bash\" && cmdline.matches(/curl.*http/))'",
                "ringside explain 'procs.where(uid==0)' --bytecode");
    }

    @Override
    public int run(Arguments arguments, Session session) {
        Schema schema = Schema.standard();
        Query query = new QueryParser(schema).query(arguments.positional().orElseThrow(), "query");
        Feed feed = Feeds.open(schema, Options.sources(arguments), diagnostic -> {});
        try (Engine engine = new Engine(List.of(feed))) {
            Plan plan = engine.plan(query);
            StringBuilder answer = new StringBuilder(
                    new Explanation(plan).render(session.surroundings().outPalette(arguments.has(Options.NO_COLOR))));
            if (arguments.has(BYTECODE)) {
                String programs = feed.disassemble(plan.request());
                answer.append('\n').append(programs.isEmpty() ? feed.name() + " runs no programs\n" : programs);
            }
            session.surroundings().print(answer.toString());
        }
        return ExitStatus.DONE;
    }
}
