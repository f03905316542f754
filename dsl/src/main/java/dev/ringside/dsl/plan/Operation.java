package dev.ringside.dsl.plan;

/** What a feed may be able to do with a field. */
public enum Operation {
    /** {@code ==} with a literal. */
    EQUAL,
    /** Orderings of numbers with a literal. */
    ORDER,
    /** Membership in a list of literals. */
    IN,
    STARTS_WITH,
    ENDS_WITH,
    CONTAINS,
    /** The text operations above, with the case of ASCII letters ignored, for literals within ASCII. */
    IGNORE_CASE,
    /** The same for literals with any letters: each UTF-16 unit is upper-cased by itself, as {@link dev.ringside.dsl.text.Fold} does it. */
    IGNORE_CASE_OF_ALL,
    /** Whether the event has the field. */
    EXISTS,
    /** Whether a truth field is true. */
    TRUE,
    /** Integer arithmetic and bit operations on the field before it is compared. */
    ARITHMETIC,
    /** Membership in blocks of addresses. */
    NETWORK
}
