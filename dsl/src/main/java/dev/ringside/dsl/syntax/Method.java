package dev.ringside.dsl.syntax;

import dev.ringside.dsl.expr.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be asked of a value with a dot. */
enum Method {
    STARTS_WITH("startsWith", "(\"…\")", "starts with that text", Receivers.TEXT),
    ENDS_WITH("endsWith", "(\"…\")", "ends with that text", Receivers.TEXT),
    CONTAINS("contains", "(\"…\")", "has that text in it", Receivers.TEXT_OR_LIST),
    INCLUDES("includes", "(\"…\")", "has that text in it", Receivers.TEXT_OR_LIST),
    IN("in", "([…])", "is one of these", Receivers.COMPARABLE),
    MATCHES("matches", "(/…/)", "a regular expression finds something in it", Receivers.TEXT),
    LIKE("like", "(\"*.tmp\")", "fits a pattern wholly: * is any text, ? any character", Receivers.TEXT),
    EQI("eqi", "(\"…\")", "is that text, case ignored", Receivers.TEXT),
    STARTS_WITH_I("startsWithi", "(\"…\")", "starts with that text, case ignored", Receivers.TEXT),
    ENDS_WITH_I("endsWithi", "(\"…\")", "ends with that text, case ignored", Receivers.TEXT),
    CONTAINS_I("containsi", "(\"…\")", "has that text in it, case ignored", Receivers.TEXT_OR_LIST),
    INCLUDES_I("includesi", "(\"…\")", "has that text in it, case ignored", Receivers.TEXT_OR_LIST),
    IN_I("ini", "([…])", "is one of these, case ignored", Receivers.TEXT),
    LIKE_I("likei", "(\"*.tmp\")", "fits a pattern wholly, case ignored", Receivers.TEXT),
    LOWER("toLowerCase", "()", "in lower case", Receivers.TEXT),
    UPPER("toUpperCase", "()", "in upper case", Receivers.TEXT),
    BASE("base", "()", "the file name of a path", Receivers.TEXT),
    DIR("dir", "()", "the folder of a path", Receivers.TEXT),
    EXT("ext", "()", "the extension of a path, without the dot", Receivers.TEXT),
    CIDR("cidr", "(\"10.0.0.0/8\", …)", "lies in one of these blocks of addresses", Receivers.ADDRESS),
    IS_PRIVATE("isPrivate", "()", "is a private, loopback or link-local address", Receivers.ADDRESS),
    TREE("tree", "()", "the names of the processes from the top down, as sshd > bash", Receivers.PROCESSES);

    /** The one property that is no method. */
    static final String LENGTH = "length";

    /** What is asked of a chain of processes, with a condition about one of them. */
    static final String SOME = "some";

    private final String word;
    private final String arguments;
    private final String description;
    private final Receivers receivers;

    Method(String word, String arguments, String description, Receivers receivers) {
        this.word = word;
        this.arguments = arguments;
        this.description = description;
        this.receivers = receivers;
    }

    String word() {
        return word;
    }

    /** Its arguments, with their parentheses, as an example. */
    String arguments() {
        return arguments;
    }

    String description() {
        return description;
    }

    boolean isOn(ValueType type) {
        return receivers.include(type);
    }

    static Optional<Method> find(String word) {
        return Stream.of(values()).filter(method -> method.word.equals(word)).findFirst();
    }

    static boolean haveLength(ValueType type) {
        return switch (type) {
            case TEXT, LIST, PROCESSES, EVENTS -> true;
            case INTEGER, NUMBER, BOOL, TIME, DURATION, IP -> false;
        };
    }

    /** Everything that can be asked of a value of that type. */
    static List<String> wordsOn(ValueType type) {
        Stream<String> methods =
                Stream.of(values()).filter(method -> method.isOn(type)).map(Method::word);
        Stream<String> some = type == ValueType.PROCESSES ? Stream.of(SOME) : Stream.of();
        return Stream.of(some, methods, haveLength(type) ? Stream.of(LENGTH) : Stream.<String>of())
                .flatMap(words -> words)
                .toList();
    }

    /** What a method can be asked of. */
    private enum Receivers {
        TEXT,
        TEXT_OR_LIST,
        ADDRESS,
        COMPARABLE,
        PROCESSES;

        boolean include(ValueType type) {
            return switch (type) {
                case TEXT -> this != ADDRESS && this != PROCESSES;
                case LIST -> this == TEXT_OR_LIST;
                case IP -> this == ADDRESS || this == COMPARABLE;
                case INTEGER, NUMBER, BOOL, TIME, DURATION -> this == COMPARABLE;
                case PROCESSES -> this == PROCESSES;
                case EVENTS -> false;
            };
        }
    }
}
