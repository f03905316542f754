package dev.ringside.dsl.regex;

import java.util.List;
import java.util.Optional;

/**
 * What {@link Matcher} runs.
 *
 * @param code operations of {@link Op}, each with its operands behind it
 * @param sets the sets that operations name by index
 * @param rules what counts as the same in a reference
 * @param unicode whether a match starts at whole code points only
 * @param registers how many places it remembers: two for each group that a reference names, one for each loop that could turn without moving
 * @param splits how many splits there are; each has a number
 * @param runs how many runs there are; each has a number
 * @param pure whether what can follow depends on the place alone, not on what groups matched
 * @param anchored whether a match can start at the beginning of the text only
 * @param word the characters of words
 * @param first the units that a match can begin with, if it takes any
 */
@SuppressWarnings("ArrayRecordComponent") // read by the matcher only, never compared
record Program(
        int[] code,
        List<UnitSet> sets,
        CaseRules rules,
        boolean unicode,
        int registers,
        int splits,
        int runs,
        boolean pure,
        boolean anchored,
        UnitSet word,
        Optional<UnitSet> first) {}
