/**
 * The texts that a script is made of: its own file, those that it imports from the folder around it, and Ringside's own modules.
 *
 * <p>{@link dev.ringside.runtime.script.module.ModuleFiles} is all that GraalJS sees of a file system: it gives out rewritten texts and nothing
 * from outside the script's folder. {@link dev.ringside.runtime.script.module.Modules} remembers them, and leads every place that GraalJS speaks
 * of back to what the user wrote. {@link dev.ringside.runtime.script.module.Library} has Ringside's own modules. Depends on the rewriting.
 */
@NullMarked
package dev.ringside.runtime.script.module;

import org.jspecify.annotations.NullMarked;
