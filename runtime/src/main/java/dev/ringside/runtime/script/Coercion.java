package dev.ringside.runtime.script;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.graalvm.polyglot.Value;

/** Values of JavaScript as what is asked for. */
final class Coercion {
    private Coercion() {}

    /** A text, or the text that something else is shown as. */
    static String text(Value value) {
        return value.isString() ? value.asString() : value.toString();
    }

    /** The texts of a list; one text may have several with commas between them. */
    static List<String> texts(Value value) {
        if (!value.hasArrayElements()) {
            return Arrays.stream(text(value).split(",", -1)).map(String::strip).toList();
        }
        return elements(value).map(Coercion::text).toList();
    }

    /** The elements of a list; none of something else. */
    static Stream<Value> elements(Value value) {
        return value.hasArrayElements()
                ? LongStream.range(0, value.getArraySize()).mapToObj(value::getArrayElement)
                : Stream.empty();
    }

    /** What JavaScript takes for true (ECMA-262, ToBoolean). */
    static boolean truth(Value value) {
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        if (value.isNumber()) {
            return value.fitsInBigInteger()
                    ? value.asBigInteger().signum() != 0
                    : value.fitsInDouble() && !Double.isNaN(value.asDouble()) && value.asDouble() != 0;
        }
        return value.isString() ? !value.asString().isEmpty() : !value.isNull();
    }
}
