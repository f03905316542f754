/**
 * Kernel type information: where the fields of the running kernel's structures lie. Depends on nothing.
 */
@NullMarked
package dev.ringside.driver.btf;

import org.jspecify.annotations.NullMarked;
