/** Who may know whom: what the compiler does not hold, over the classes of all modules. */
@NullMarked
package dev.ringside.tests.architecture;

import org.jspecify.annotations.NullMarked;
