package dev.ringside.runtime.engine.operator;

/**
 * What the operators of one query have in common.
 *
 * @param limits how much they may keep
 * @param ledger where they note what they could not do
 * @param traced whether rows have to carry the events that led to them
 */
public record Setting(Limits limits, Ledger ledger, boolean traced) {}
