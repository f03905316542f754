package dev.ringside.dsl.regex;

import java.util.ArrayList;
import java.util.List;

/**
 * The capturing groups of an expression, found before it is parsed: what {@code \1} and {@code \k} mean depends on groups that come later.
 */
final class GroupNames {
    private final List<String> names;

    private GroupNames(List<String> names) {
        this.names = names;
    }

    /** Counts the groups of a source that need not be well formed; an unnamed group has the empty name. */
    static GroupNames scan(String source) {
        List<String> names = new ArrayList<>();
        boolean inClass = false;
        for (int i = 0; i < source.length(); i++) {
            switch (source.charAt(i)) {
                case '\\' -> i++;
                case '[' -> inClass = true;
                case ']' -> inClass = false;
                case '(' -> {
                    boolean named = source.startsWith("?<", i + 1)
                            && !source.startsWith("?<=", i + 1)
                            && !source.startsWith("?<!", i + 1);
                    if (!inClass && named) {
                        int end = source.indexOf('>', i);
                        names.add(end < 0 ? "" : source.substring(i + 3, end));
                    } else if (!inClass && !source.startsWith("?", i + 1)) {
                        names.add("");
                    }
                }
                default -> {}
            }
        }
        return new GroupNames(names);
    }

    int count() {
        return names.size();
    }

    /** Whether any group has a name. */
    boolean any() {
        return names.stream().anyMatch(name -> !name.isEmpty());
    }

    /** Reads a group's name, from behind {@code (?<} to behind {@code >}. */
    String name(Cursor cursor, int start) {
        String name = nameOf(cursor, start);
        if (names.stream().filter(name::equals).count() > 1) {
            throw cursor.problem(start, "two groups are named " + name);
        }
        return name;
    }

    /** Reads a reference from behind {@code \k} to behind {@code >}, and gives the group's number. */
    int reference(Cursor cursor, int start) {
        if (!cursor.eat("<")) {
            throw cursor.problem(start, "\\k needs the name of a group", "write \\k<name>");
        }
        String name = nameOf(cursor, start);
        if (!names.contains(name)) {
            throw cursor.problem(start, "no group is named " + name);
        }
        return names.indexOf(name) + 1;
    }

    private static String nameOf(Cursor cursor, int start) {
        StringBuilder name = new StringBuilder();
        while (!cursor.eat(">")) {
            int c = cursor.atEnd() ? Cursor.END : cursor.nextCodePoint();
            if (name.isEmpty() ? !isStart(c) : !isPart(c)) {
                throw cursor.problem(start, "a group's name is made of letters, digits, $ and _");
            }
            name.appendCodePoint(c);
        }
        if (name.isEmpty()) {
            throw cursor.problem(start, "the group's name is empty");
        }
        return name.toString();
    }

    private static boolean isStart(int c) {
        return c == '$' || c == '_' || (c >= 0 && Character.isUnicodeIdentifierStart(c));
    }

    private static boolean isPart(int c) {
        return c == '$' || c == '\u200C' || c == '\u200D' || (c >= 0 && Character.isUnicodeIdentifierPart(c));
    }
}
