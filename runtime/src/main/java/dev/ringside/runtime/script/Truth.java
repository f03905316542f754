package dev.ringside.runtime.script;

import org.graalvm.polyglot.Value;

/** What JavaScript takes for true (ECMA-262, ToBoolean). */
final class Truth {
    private Truth() {}

    static boolean of(Value value) {
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
