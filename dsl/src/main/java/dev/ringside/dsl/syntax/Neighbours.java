package dev.ringside.dsl.syntax;

import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import java.util.Optional;

/** What the operands before a cursor are: the value that a dot follows, the field that the next value is compared with. */
final class Neighbours {
    private final Cursor cursor;
    private final List<Token> before;
    private final StreamType stream;

    Neighbours(Cursor cursor, StreamType stream) {
        this.cursor = cursor;
        this.before = cursor.before();
        this.stream = stream;
    }

    /** What stands before the dot that the cursor follows. */
    Optional<Operand> receiver() {
        return operandEndingAt(before.size() - 2);
    }

    /** The field that what starts at the cursor is compared with. */
    Optional<Field> comparedField() {
        int last = before.size() - 1;
        Token token = cursor.back(1);
        if (Infix.of(token).filter(Neighbours::isEquality).isPresent()) {
            return fieldEndingAt(last - 1);
        }
        if (token.is(":")) {
            return property(last);
        }
        int bracket = cursor.bracket().orElse(0);
        if (cursor.isDirectlyIn("[") && bracket > 1 && (token.is("[") || token.is(","))) {
            return before.get(bracket - 1).isName("in")
                    ? fieldEndingAt(bracket - 2)
                    : property(bracket - 1).or(() -> calledOn(bracket - 1));
        }
        return token.is("(") ? calledOn(last) : Optional.empty();
    }

    private static boolean isEquality(Infix operator) {
        return switch (operator) {
            case EQUAL, NOT_EQUAL, SAME, NOT_SAME -> true;
            default -> false;
        };
    }

    /** The field that an object names before the colon at that index. */
    private Optional<Field> property(int colon) {
        boolean named =
                colon > 1 && before.get(colon).is(":") && before.get(colon - 2).kind() == Token.Kind.SYMBOL;
        return named && !before.get(colon - 2).is("?")
                ? stream.find(before.get(colon - 1).text())
                : Optional.empty();
    }

    /** The field that a method is called on that compares: its parenthesis stands at that index. */
    private Optional<Field> calledOn(int parenthesis) {
        if (parenthesis < 3
                || !before.get(parenthesis).is("(")
                || !before.get(parenthesis - 2).is(".")) {
            return Optional.empty();
        }
        boolean compares =
                List.of("eqi", "in", "ini").contains(before.get(parenthesis - 1).text());
        return compares ? fieldEndingAt(parenthesis - 3) : Optional.empty();
    }

    private Optional<Field> fieldEndingAt(int index) {
        return operandEndingAt(index)
                .flatMap(operand -> operand instanceof Operand.Value value && value.expr() instanceof Expr.FieldRef ref
                        ? Optional.of(ref.field())
                        : Optional.empty());
    }

    /** What the operand is whose last token stands at that index. */
    private Optional<Operand> operandEndingAt(int last) {
        int first = cursor.firstOfOperand(last);
        if (first < 0) {
            return Optional.empty();
        }
        String written = cursor.text()
                .substring(
                        before.get(first).span().start(),
                        before.get(last).span().end());
        SourceText source = SourceText.of(written);
        Problems problems = new Problems("", written);
        Binder binder = new Binder(new Context(source, stream, problems, Scope.NONE), cursor.parameter());
        return new ChainParser(source, problems).predicate().map(binder::bind);
    }
}
