package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import java.util.List;
import java.util.Optional;

/** Fields whose names have dots in them: {@code $1.pid}, {@code right.dst}. */
final class DottedNames {
    /** Stands before what is a field of the data of events, whatever it is called: {@code data["Threat Name"]}. */
    static final String DATA = "data";

    private final Context context;
    private final Names names;

    DottedNames(Context context, Names names) {
        this.context = context;
        this.names = names;
    }

    /**
     * The field whose name has dots in it, like {@code $1.pid}; empty if that is not what it looks like. One that its kind of event does not have
     * is reported.
     */
    Optional<Operand> find(Node.Member member) {
        Optional<String> path = path(member);
        if (path.isEmpty() || path.get().indexOf('.') < 0) {
            return Optional.empty();
        }
        if (context.stream().find(path.get()).isPresent() || isOfData(path.get(), member)) {
            return Optional.of(names.field(path.get(), member.span()));
        }
        String prefix = path.get().substring(0, path.get().lastIndexOf('.') + 1);
        List<String> parts = Unknowns.names(context.stream()).stream()
                .filter(name -> name.startsWith(prefix))
                .toList();
        if (parts.isEmpty()) {
            return misspelt(path.get(), prefix.substring(0, prefix.length() - 1), member);
        }
        List<String> nearest = Nearest.to(path.get(), parts);
        return Optional.of(context.report(
                Code.UNKNOWN_FIELD,
                member.nameSpan(),
                prefix.substring(0, prefix.length() - 1) + " has no field "
                        + context.problems().snippet(member.nameSpan()),
                nearest.isEmpty() ? "it has: " + Unknowns.some(parts) : Nearest.question(nearest)));
    }

    /** Whether it is a field of the data of events, and not something that is asked of another field. */
    private boolean isOfData(String path, Node.Member member) {
        String first = path.substring(0, path.indexOf('.'));
        boolean named = first.equals(DATA)
                || !(member.name().equals(Method.LENGTH)
                        || Method.find(member.name()).isPresent()
                        || (Steps.isReference(first) && !isEarlierStep(first))
                        || context.stream().find(first).isPresent()
                        || context.scope().find(first).isPresent());
        return named && context.stream().isOpen() && names.find(path).isPresent();
    }

    private boolean isEarlierStep(String reference) {
        return context.stream().fields().stream().anyMatch(field -> field.name().startsWith(reference + "."));
    }

    /** What to say of a path that leads nowhere; empty if it does not look like one. */
    private Optional<Operand> misspelt(String path, String prefix, Node.Member member) {
        if (Steps.isReference(prefix)) {
            return Optional.of(Steps.noSuchStep(context, member.object().span()));
        }
        boolean known = context.stream().find(prefix).isPresent()
                || names.variables().find(member.object()).isPresent();
        List<String> dotted = Unknowns.names(context.stream()).stream()
                .filter(name -> name.indexOf('.') > 0)
                .toList();
        List<String> nearest = known ? List.of() : Nearest.to(path, dotted);
        return nearest.isEmpty()
                ? Optional.empty()
                : Optional.of(context.report(
                        Code.UNKNOWN_FIELD,
                        member.span(),
                        context.stream().name() + " has no field "
                                + context.problems().snippet(member.span()),
                        Nearest.question(nearest)));
    }

    /** The names with dots between them, without the parameter before them; empty if it is anything else. */
    private Optional<String> path(Node node) {
        return switch (node) {
            case Node.Name name -> names.isInArrow() ? Optional.empty() : Optional.of(name.name());
            case Node.Member member ->
                names.isParameter(member.object())
                        ? Optional.of(member.name())
                        : path(member.object()).map(before -> before + "." + member.name());
            default -> Optional.empty();
        };
    }
}
