package dev.ringside.dsl.syntax;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An expression that stands in quotes, or in a variable.
 *
 * @param context what binds it
 * @param node what is written; empty if it could not be read, which was reported
 */
record Quotation(Context context, Optional<Node> node) {
    static Quotation of(Node.Text text, Context outer) {
        // The lexer has reported what is wrong with the quotes themselves.
        Problems ignored = new Problems("", outer.source().text());
        SourceText inner =
                Quoted.read(outer.source(), text.span().start(), ignored).content();
        return read(inner, outer, outer.problems().inQuotes());
    }

    /** A text out of a variable has places of its own, so what is wrong with it is shown in it. */
    static Quotation of(Captured.Text text, Context outer) {
        int[] places = IntStream.rangeClosed(0, text.value().length()).toArray();
        SourceText inner = SourceText.quoted(text.value(), places);
        return read(inner, outer, outer.problems().inText(text.value()));
    }

    private static Quotation read(SourceText inner, Context outer, Problems problems) {
        return new Quotation(outer.quoted(inner, problems), new ChainParser(inner, problems).predicate());
    }
}
