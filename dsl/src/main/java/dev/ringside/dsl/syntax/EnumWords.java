package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.schema.Field;
import java.util.List;

/** Refuses comparisons of a field with a word that it never holds, which are misspelt words. */
final class EnumWords {
    private final Context context;

    EnumWords(Context context) {
        this.context = context;
    }

    /** Whether the text could be that word. If it is a field that cannot, this is reported. */
    boolean couldHold(Expr text, Operand.Value word) {
        if (!(text instanceof Expr.FieldRef ref) || !(word.expr() instanceof Expr.TextLiteral literal)) {
            return true;
        }
        List<String> words = ref.field().values();
        if (words.isEmpty() || words.stream().anyMatch(literal.value()::equalsIgnoreCase)) {
            return true;
        }
        report(ref.field(), literal.value(), word);
        return false;
    }

    private void report(Field field, String written, Operand.Value word) {
        List<String> nearest = Nearest.to(written, field.values()).stream()
                .map(candidate -> "\"" + candidate + "\"")
                .toList();
        String choice = field.name() + " is one of " + String.join(", ", field.values());
        context.report(
                Code.TYPE,
                word.span(),
                field.name() + " is never " + context.problems().snippet(word.span()),
                nearest.isEmpty() ? new String[] {choice} : new String[] {Nearest.question(nearest), choice});
    }
}
