package dev.ringside.driver.filter;

/** How a source brings a text into memory. */
public enum TextForm {
    /** As it is. */
    PLAIN,
    /** Every UTF-16 unit upper-cased by itself, as {@link dev.ringside.dsl.text.Fold} does it. */
    UPPER
}
