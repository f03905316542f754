package dev.ringside.shell.command;

import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Plan;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.source.Feeds;
import java.util.List;

/** {@code ringside explain EXPR}: what would run where, and why. */
final class ExplainCommand implements Command {
    private static final Option BYTECODE = Option.flag("Show the programs that filter, disassembled.", "--bytecode");

    @Override
    public CommandModel model() {
        return CommandModel.of(
                        "ringside explain",
                        "Shows how a query would run: what is filtered in the kernel, what is not, and why.")
                .withOperand(new CommandModel.Operand(
                        "EXPR", true, List.of(), "a query, like 'procs.where(parent==\"bash\")'"))
                .withOptions(Options.FROM, BYTECODE)
                .withExamples(
                        "ringside explain 'procs.where(parent==\"bash\" && cmdline.matches(/curl.*sh/))'",
                        "ringside explain 'procs.where(uid==0)' --bytecode");
    }

    @Override
    public int run(Arguments arguments, Session session) {
        Schema schema = Schema.standard();
        Query query = new QueryParser(schema).query(arguments.requiredOperand(), "query");
        Feed feed = Feeds.open(schema, Options.sources(arguments), diagnostic -> {});
        try (Engine engine = new Engine(List.of(feed))) {
            Plan plan = engine.plan(query);
            StringBuilder answer = new StringBuilder(
                    new Explanation(plan).render(session.surroundings().outPalette(arguments.has(Options.NO_COLOR))));
            if (arguments.has(BYTECODE)) {
                String programs = engine.disassemble(plan);
                answer.append('\n').append(programs.isEmpty() ? feed.name() + " runs no programs\n" : programs);
            }
            session.surroundings().print(answer.toString());
        }
        return ExitStatus.DONE;
    }
}
