package dev.ringside.shell.command;

import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Plan;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.source.Feeds;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code ringside explain EXPR}: what would run where, and why. */
final class ExplainCommand implements Command {
    private final Argument<String> expression =
            Argument.operand("EXPR", true, Meaning.text(), "a query, like 'procs.where(parent==\"bash\")'");
    private final Argument<String> from = Options.from();
    private final Argument<Boolean> bytecode =
            Argument.flag("Show the programs that filter, disassembled.", "--bytecode");

    @Override
    public CommandSpec describe() {
        return Description.of(
                        "Shows how a query would run: what is filtered and grouped in the kernel, what is not, and why.")
                .details(Question.HELP)
                .arguments(expression, from, bytecode)
                .examples(
                        "ringside explain 'procs.where(parent==\"bash\" && cmdline.matches(/curl.*sh/))'",
                        "ringside explain 'procs.where(uid==0).groupBy(name).count()'",
                        "ringside explain 'procs.where(uid==0)' --bytecode");
    }

    @Override
    public int run(Session session, boolean noColor) {
        Schema schema = Schema.standard();
        Question question = Question.read(expression.required(), schema);
        Feed feed = Feeds.open(schema, Options.sources(from), diagnostic -> {});
        try (Engine engine = new Engine(List.of(feed), files -> Feeds.recordings(schema, files, diagnostic -> {}));
                Question.Asked asked = question.ask(schema, engine, said -> {}, session.interruption())) {
            Plan plan = engine.plan(asked.query());
            StringBuilder answer = new StringBuilder(
                    new Explanation(plan).render(session.surroundings().outPalette(noColor)));
            if (bytecode.isGiven()) {
                String programs = engine.disassemble(plan);
                answer.append('\n').append(programs.isEmpty() ? feed.name() + " runs no programs\n" : programs);
            }
            session.surroundings().print(answer.toString());
        }
        return ExitStatus.DONE;
    }
}
