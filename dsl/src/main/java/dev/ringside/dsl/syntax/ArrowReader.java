package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an arrow function that a script can run itself where the language ends. Of what must all hold, each operand is read by itself: those
 * that are in the language become that, and the rest is left to JavaScript.
 *
 * <p>A name that is neither a field's nor a variable's is wrong in both languages, so that it is reported and not left.
 */
final class ArrowReader {
    private final Context context;
    private final CallText call;
    private final Foreigners foreigners;

    ArrowReader(Context context, CallText call, Foreigners foreigners) {
        this.context = context;
        this.call = call;
        this.foreigners = foreigners;
    }

    Predicate read() {
        Problems lexical = context.problems().trial();
        List<Token> tokens = Lexer.tokens(context.source(), lexical);
        Optional<ArrowParts> parts = ArrowParts.of(tokens);
        // Behind a template that has expressions in it the tokens may be others than JavaScript's.
        if (parts.isEmpty() || (lexical.any() && call.text().indexOf("${", call.start()) >= 0)) {
            return opaque(
                    foreigners.whole().orElseThrow(),
                    call.span(),
                    context.stream().fields());
        }
        return read(parts.get(), lexical);
    }

    private Predicate read(ArrowParts parts, Problems lexical) {
        boolean oneByOne = parts.terms().stream()
                .map(term -> term.get(0).span().start())
                .toList()
                .equals(List.copyOf(foreigners.terms().keySet()));
        List<Predicate> terms = new ArrayList<>();
        boolean all = true;
        for (List<Token> term : parts.terms()) {
            Span place = ArrowParts.place(term);
            Problems trial = context.problems().trial();
            Optional<Predicate> inLanguage = lexical.anyIn(place) || asksForMore(term, parts.parameter())
                    ? Optional.empty()
                    : inLanguage(place, parts.parameter(), trial);
            Optional<java.util.function.Predicate<Event>> own =
                    oneByOne ? Optional.ofNullable(foreigners.terms().get(place.start())) : Optional.empty();
            if (inLanguage.isPresent()) {
                terms.add(inLanguage.get());
            } else if (trial.any(Code.UNKNOWN_FIELD)) {
                context.problems().addAll(trial);
            } else if (own.isPresent()) {
                List<Field> fields = lexical.anyIn(place) ? context.stream().fields() : fields(term, parts.parameter());
                terms.add(opaque(own.get(), place, fields));
            } else {
                all = false;
            }
        }
        if (!all) {
            List<Token> body = parts.terms().stream().flatMap(List::stream).toList();
            // What is in the language must hold as well, and can be decided where the event is born.
            List<Field> fields = lexical.any() ? context.stream().fields() : fields(body, parts.parameter());
            terms.add(opaque(foreigners.whole().orElseThrow(), parts.body(), fields));
        }
        return Truths.all(terms);
    }

    private Optional<Predicate> inLanguage(Span place, String parameter, Problems trial) {
        SourceText source = SourceText.part(call.text(), place.start(), place.end());
        Context there = new Context(source, context.stream(), trial, context.scope());
        return new ChainParser(source, trial)
                .predicate()
                .filter(node -> !trial.any())
                .map(node -> new Binder(there, Optional.of(parameter)).condition(node))
                .filter(predicate -> !trial.any() && Trees.height(predicate) < PredicateBinder.DEEPEST);
    }

    /** Whether it asks an event for something that only JavaScript's events have. */
    private boolean asksForMore(List<Token> term, String parameter) {
        for (int i = 2; i < term.size(); i++) {
            if (term.get(i - 2).isName(parameter)
                    && isDot(term.get(i - 1))
                    && foreigners.members().contains(term.get(i).text())
                    && context.stream().find(term.get(i).text()).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private Predicate opaque(java.util.function.Predicate<Event> test, Span place, List<Field> fields) {
        String text = call.text().substring(place.start(), place.end()).strip().replaceAll("\\s+", " ");
        return new Predicate.Opaque(text, fields, test);
    }

    /** The fields that are asked of the parameter with a dot; all of them where it is used in any other way. */
    private List<Field> fields(List<Token> tokens, String parameter) {
        Set<Field> fields = new LinkedHashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean isParameter = token.isName(parameter) && (i == 0 || !isDot(tokens.get(i - 1)));
            boolean hidden = token.kind() == Token.Kind.BROKEN;
            Optional<Field> field = isParameter && i + 2 < tokens.size() && isDot(tokens.get(i + 1))
                    ? context.stream().find(tokens.get(i + 2).text())
                    : Optional.empty();
            if (hidden || (isParameter && field.isEmpty())) {
                return context.stream().fields();
            }
            field.ifPresent(fields::add);
        }
        return List.copyOf(fields);
    }

    private static boolean isDot(Token token) {
        return token.is(".") || token.is("?.");
    }
}
