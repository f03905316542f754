/**
 * What there is to ask about: streams, their fields, and the types of the fields.
 *
 * <p>{@link dev.ringside.dsl.schema.Schema} is the single source: completion, documentation, typings and the maps to
 * Sysmon's and Sigma's names are made from it. Depends on nothing.
 */
@NullMarked
package dev.ringside.dsl.schema;

import org.jspecify.annotations.NullMarked;
