package dev.ringside.shell.repl;

import java.util.function.Predicate;

/** Tells of an input whether more lines must follow to make something of it. */
record Completeness(InputReader reader, JavaScript javaScript) implements Predicate<String> {
    @Override
    public boolean test(String input) {
        return switch (reader.read(input)) {
            case Input.Unfinished unfinished -> true;
            case Input.Script script -> javaScript.isIncomplete(script.text());
            case Input.Nothing nothing -> false;
            case Input.Command command -> false;
            case Input.Question question -> false;
            case Input.Plain plain -> false;
            case Input.Plan plan -> false;
            case Input.Wrong wrong -> false;
        };
    }
}
