/**
 * Tests of scripts: what a script must say of events that were recorded or written by hand, in a file beside it.
 *
 * <p>{@link dev.ringside.runtime.script.cases.CaseFile} is what stands in {@code NAME.case.jsonl}, {@link
 * dev.ringside.runtime.script.cases.CaseRunner} runs a script over each case of it. Depends on the script host and on the feed whose events are
 * given to it.
 */
@NullMarked
package dev.ringside.runtime.script.cases;

import org.jspecify.annotations.NullMarked;
