package dev.ringside.dsl.syntax;

import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.Providers;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.dsl.syntax.Completion.Candidate;
import dev.ringside.dsl.syntax.Completion.Kind;
import java.util.stream.Stream;

/** Candidates that only providers know: they themselves, and the fields of their events' data. */
final class DataProposals {
    private final Providers providers;

    DataProposals(Providers providers) {
        this.providers = providers;
    }

    /** Whether the cursor is in the quotes of {@code etw("…")}. */
    static boolean isProviderPlace(Cursor at) {
        return at.isQuoted()
                && at.bracket()
                        .filter(bracket ->
                                bracket > 0 && at.before().get(bracket - 1).isName(Vocabulary.ETW))
                        .isPresent();
    }

    Stream<Candidate> providers(Cursor at) {
        return providers.names().stream()
                .map(name -> new Candidate(Kind.WORD, name, at.quoted(name), "a provider of events"));
    }

    /** The fields of the data of that type's events, where a field can stand. */
    Stream<Candidate> fields(Cursor at, StreamType type) {
        boolean behindEvent = at.follows(".")
                && (at.back(2).isName(DottedNames.DATA)
                        || at.parameter().filter(at.back(2)::isName).isPresent());
        if (at.isQuoted() || type.provider().isEmpty() || !(behindEvent || at.isOperandPlace())) {
            return Stream.of();
        }
        return providers.fields(type.provider().get()).stream()
                .filter(name -> !behindEvent || Lexer.isName(name))
                .flatMap(name -> type.open(name, FieldType.TEXT).stream())
                .map(field -> {
                    String name = StreamType.dataName(field);
                    String insert = behindEvent ? name : new Expr.FieldRef(field).toString();
                    return new Candidate(Kind.FIELD, name, insert, "of the provider's events");
                });
    }
}
