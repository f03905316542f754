package dev.ringside.shell.command;

import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.script.typings.Typings;
import picocli.CommandLine.Model.CommandSpec;

/** {@code ringside types}: what editors need to know of what scripts see. */
final class TypesCommand implements Command {
    @Override
    public CommandSpec describe() {
        return Description.of("Writes the types of what scripts see, for editors and for TypeScript's compiler.")
                .examples("ringside types > ringside.d.ts");
    }

    @Override
    public int run(Session session, boolean noColor) {
        session.surroundings().print(Typings.text(Schema.standard()));
        return ExitStatus.DONE;
    }
}
