/**
 * The live tests on another kernel than this machine's: {@code tests/vm/run} starts a virtual machine with the kernel of Debian's stable release, and {@link
 * dev.ringside.tests.vm.LiveTests} runs them there. Depends on the live tests.
 */
@NullMarked
package dev.ringside.tests.vm;

import org.jspecify.annotations.NullMarked;
