package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.expr.ValueType;
import dev.ringside.dsl.query.Column;
import java.util.HashSet;
import java.util.Set;

/** The names that the columns of a row have: each once, and each one that can be asked for. */
final class ColumnNames {
    private static final String TIME = "time";

    private final Context context;
    private final Set<String> taken = new HashSet<>();

    ColumnNames(Context context) {
        this.context = context;
    }

    /** Names that columns have already. */
    void reserve(String name) {
        taken.add(name);
    }

    /** Whether the column can have its name. If not, this is reported. */
    boolean take(Column column, Span span) {
        if (column.name().equals(TIME) && column.expr().type() != ValueType.TIME) {
            context.report(
                    Code.TYPE,
                    span,
                    "the column time must be a time, since it says when the row happened",
                    "give the column another name: {when: …}");
            return false;
        }
        return take(column.name(), span);
    }

    boolean take(String name, Span span) {
        if (!isName(name)) {
            context.report(
                    Code.SYNTAX,
                    span,
                    context.problems().snippet(span) + " cannot be the name of a column",
                    "a name is made of letters and digits: {folder: image.dir()}");
            return false;
        }
        if (!taken.add(name)) {
            context.report(Code.SYNTAX, span, "two columns are called " + name, "give one another name: {other: …}");
            return false;
        }
        return true;
    }

    private static boolean isName(String name) {
        return Lexer.isName(name) && !Vocabulary.RESERVED.contains(name) && !Steps.isReference(name);
    }
}
