package dev.ringside.dsl.regex;

/** The flags that change what an expression finds. */
record Flags(boolean ignoreCase, boolean multiline, boolean dotAll, boolean unicode) {

    static Flags parse(String flags) {
        for (int i = 0; i < flags.length(); i++) {
            if ("imsu".indexOf(flags.charAt(i)) < 0) {
                throw Problem.inFlags(flags, i, "the flag '" + flags.charAt(i) + "' is not supported");
            }
            if (flags.indexOf(flags.charAt(i)) != i) {
                throw Problem.inFlags(flags, i, "the flag '" + flags.charAt(i) + "' is there twice");
            }
        }
        return new Flags(
                flags.indexOf('i') >= 0, flags.indexOf('m') >= 0, flags.indexOf('s') >= 0, flags.indexOf('u') >= 0);
    }
}
