package dev.ringside.dsl.regex;

import java.util.Arrays;

/**
 * The runs of a program on one text: a unit of a set, many times. A run takes all it can and then gives back unit by unit; the ends that led
 * nowhere are noted, so that the next run over the same stretch does not try them again.
 */
final class Runs {
    /** Four words for each run: the stretch of units it was last found to take, and a stretch of ends that led nowhere. */
    private static final int NOTES = 4;

    private final Program program;
    private final int[] code;
    private final String text;
    private final Budget budget;
    private final int[] notes;

    Runs(Program program, String text, Budget budget) {
        this.program = program;
        this.code = program.code();
        this.text = text;
        this.budget = budget;
        this.notes = new int[NOTES * program.runs()];
        Arrays.fill(notes, -1);
    }

    /** The least end of the run at that operation, if it begins there. */
    int lowest(int pc, int from) {
        return from + code[pc + 3];
    }

    /**
     * The last end of the run at that operation that may lead somewhere; below the lowest if there is none.
     *
     * @param noting whether what an end leads to depends on the end alone
     */
    int take(int pc, int from, boolean noting) {
        int note = NOTES * code[pc + 1];
        int max = code[pc + 4];
        int to = max == Node.UNLIMITED ? stretch(pc, note, from) : scan(pc, from, Math.min(max, text.length() - from));
        if (noting && notes[note + 2] <= to && to <= notes[note + 3]) {
            to = notes[note + 2] - 1;
        }
        int last = settle(pc + 5, to, lowest(pc, from));
        if (noting && last < to) {
            noteFailures(note, last + 1, to);
        }
        return last;
    }

    /** The last end before one that led nowhere that may lead somewhere; below the lowest if there is none. */
    int giveBack(int behind, int end, int lowest, boolean noting) {
        int last = settle(behind, end - 1, lowest);
        if (noting) {
            noteFailures(NOTES * code[behind - 4], last + 1, end);
        }
        return last;
    }

    /** As far as the units of the set go; what was scanned before is not scanned again. */
    private int stretch(int pc, int note, int from) {
        if (from >= notes[note] && from <= notes[note + 1]) {
            return notes[note + 1];
        }
        int known = notes[note] > from ? notes[note] : text.length();
        int to = scan(pc, from, known - from);
        if (to == notes[note]) {
            to = notes[note + 1];
        }
        notes[note] = from;
        notes[note + 1] = to;
        return to;
    }

    private int scan(int pc, int from, int most) {
        UnitSet set = program.sets().get(code[pc + 2]);
        int to = from;
        while (to < from + most && set.has(text.charAt(to))) {
            to++;
        }
        budget.spend((to - from) >> 3);
        return to;
    }

    /** The last place down to the lowest where the operation can go on, as far as one unit tells. */
    private int settle(int pc, int from, int lowest) {
        int at = from;
        switch (code[pc]) {
            case Op.UNIT -> {
                while (at >= lowest && (at == text.length() || text.charAt(at) != code[pc + 1])) {
                    at--;
                }
            }
            case Op.SET -> {
                UnitSet set = program.sets().get(code[pc + 1]);
                while (at >= lowest && (at == text.length() || !set.has(text.charAt(at)))) {
                    at--;
                }
            }
            default -> {}
        }
        budget.spend((from - at) >> 3);
        return at;
    }

    /** One stretch is kept: these ends and those they touch. */
    private void noteFailures(int note, int from, int to) {
        boolean apart = from > notes[note + 3] || to < notes[note + 2] - 1;
        notes[note + 2] = apart ? from : Math.min(from, notes[note + 2]);
        notes[note + 3] = apart ? to : Math.max(to, notes[note + 3]);
    }
}
