/** Recordings: what is made of what happens, in processes of their own as users make them, and what becomes of them when disks fill and processes are killed. */
@NullMarked
package dev.ringside.tests.recording;

import org.jspecify.annotations.NullMarked;
