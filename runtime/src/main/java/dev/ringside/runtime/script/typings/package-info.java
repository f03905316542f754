/**
 * Types of what scripts see, as a declaration file of TypeScript, for editors and for checking scripts with tsc.
 *
 * <p>{@link dev.ringside.runtime.script.typings.Typings} puts it together: the parts that do not depend on the schema are resources beside it, the
 * events and the bare fields are made from the schema, and what a word of the language does is told in the words of its own table. Depends on
 * dsl.
 */
@NullMarked
package dev.ringside.runtime.script.typings;

import org.jspecify.annotations.NullMarked;
