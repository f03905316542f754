/**
 * What detections say: alerts, the rules that raise them, and how both are written.
 *
 * <p>{@link dev.ringside.runtime.script.alert.Alert} is one, {@link dev.ringside.runtime.script.alert.AlertWriter} writes it as JSON, {@link
 * dev.ringside.runtime.script.alert.RuleInfo} is what a rule says of itself, in {@link dev.ringside.runtime.script.alert.RuleHeader comments} or
 * in code. Depends on events and their JSON.
 */
@NullMarked
package dev.ringside.runtime.script.alert;

import org.jspecify.annotations.NullMarked;
