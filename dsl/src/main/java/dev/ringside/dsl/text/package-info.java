/**
 * What texts mean by themselves, whatever is asked about them: folding of case, wildcards, the parts of paths. Depends on nothing.
 */
@NullMarked
package dev.ringside.dsl.text;

import org.jspecify.annotations.NullMarked;
