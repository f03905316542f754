package dev.ringside.dsl.plan;

import dev.ringside.dsl.schema.Field;

/** Why something stays in user mode, as clauses for explanations. */
final class Reasons {
    private Reasons() {}

    static String cannot(Abilities abilities, Field field, Operation operation) {
        if (!abilities.operations().containsKey(field)
                && abilities.operationsOn(field).isEmpty()) {
            return feed(abilities) + " does not know " + field;
        }
        return feed(abilities) + " cannot " + verb(operation) + " " + field;
    }

    static String tooLarge(Abilities abilities, int size) {
        return "a list of " + size + " is longer than the " + abilities.largestSet() + " that " + feed(abilities)
                + " takes";
    }

    static String tooLong(Abilities abilities, int limit) {
        return "the text is longer than the " + limit + " bytes that " + feed(abilities) + " compares";
    }

    static String narrowed(Abilities abilities) {
        return feed(abilities) + " lets through more than that";
    }

    static String unfiltered(Abilities abilities) {
        return feed(abilities) + " has no filter for it";
    }

    private static String feed(Abilities abilities) {
        return "the " + abilities.feed() + " feed";
    }

    private static String verb(Operation operation) {
        return switch (operation) {
            case EQUAL -> "compare";
            case ORDER -> "order by";
            case IN -> "look up in a list";
            case STARTS_WITH -> "look at the start of";
            case ENDS_WITH -> "look at the end of";
            case CONTAINS -> "search in";
            case IGNORE_CASE, IGNORE_CASE_OF_ALL -> "ignore the case of";
            case EXISTS -> "tell the presence of";
            case TRUE -> "test";
            case ARITHMETIC -> "compute with";
            case NETWORK -> "find the network of";
        };
    }
}
