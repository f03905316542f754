package dev.ringside.dsl.diagnostic;

/** The kinds of diagnostics. A code's number is stable: it is what users search for. */
public enum Code {
    /** The text is not in the language. */
    SYNTAX("RS0101"),
    /** The text ends too early; more of it may make it right. */
    UNFINISHED("RS0102"),
    /** A stream that does not exist. */
    UNKNOWN_STREAM("RS0103"),
    /** An operator or method that does not exist. */
    UNKNOWN_OPERATOR("RS0104"),
    /** An option that an operator does not have. */
    UNKNOWN_OPTION("RS0105"),
    /** A name that is neither a field nor a variable. */
    UNKNOWN_FIELD("RS0107"),
    /** Operands that do not go together. */
    TYPE("RS0110"),
    /** A literal that is not what it should be: an address, a time, a regular expression. */
    LITERAL("RS0111"),
    /** An option or argument of the command line. */
    USAGE("RS0201"),
    /** A feed could not be opened. */
    FEED("RS0301"),
    /** A recording could not be read. */
    RECORDING("RS0302"),
    /** Events that came too late, or too many of them. */
    LIMIT("RS0303"),
    /** What was found could not be written. */
    OUTPUT("RS0401"),
    /** A script that is wrong or went wrong. */
    SCRIPT("RS0501"),
    /** A script that was stopped because it took too long or too much. */
    OVERRUN("RS0502"),
    /** Something that scripts may only do if they are allowed to. */
    PERMISSION("RS0503"),
    /** The user stopped it. */
    INTERRUPTED("RS0504");

    private final String id;

    Code(String id) {
        this.id = id;
    }

    /** The stable number, like {@code RS0107}. */
    public String id() {
        return id;
    }
}
