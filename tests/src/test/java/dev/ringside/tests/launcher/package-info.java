/** The program as it is installed: started by {@code ringside}, from the folder that the build makes. */
@NullMarked
package dev.ringside.tests.launcher;

import org.jspecify.annotations.NullMarked;
