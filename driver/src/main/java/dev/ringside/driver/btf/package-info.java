/**
 * Type information: {@link dev.ringside.driver.btf.Btf} tells where the fields of the running kernel's structures lie, {@link
 * dev.ringside.driver.btf.ProgramBtf} tells the kernel where the functions of a program begin. Depends on the instruction set.
 */
@NullMarked
package dev.ringside.driver.btf;

import org.jspecify.annotations.NullMarked;
