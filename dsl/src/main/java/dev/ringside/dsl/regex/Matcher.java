package dev.ringside.dsl.regex;

import java.util.Arrays;

/**
 * Runs a program on one text: a backtracking search with a stack of its own.
 *
 * <p>In a {@linkplain Program#pure() pure} program the outcome from a place depends on nothing but the operation and the place. So once a
 * search takes suspiciously long, every split notes the places it was tried at and is not tried there again, and every run notes the ends
 * that led nowhere: the time becomes the program's size times the text's length. What remains expensive, references and conditions that look
 * far, ends with the budget.
 */
final class Matcher {
    /** The largest stack, in words; 16 MB. */
    private static final int LARGEST_STACK = 4_000_000;

    private static final int ENTRY = 3;

    private final Program program;
    private final int[] code;
    private final String text;
    private final int end;
    private final int[] registers;

    private final Budget budget = new Budget();
    private final Runs runs;
    private final TriedPlaces tried;

    /**
     * What to do when the way fails, in entries of three words, the last entry first. (operation, place, -1): go on there. (operation behind a
     * run, place, lowest): give back one unit and go on there, unless that is below the lowest. (-1 - register, value, 0): set the register.
     */
    private int[] stack = new int[16 * ENTRY];

    private int stackSize;
    private int operation;
    private int place;

    private Matcher(Program program, String text) {
        this.program = program;
        this.code = program.code();
        this.text = text;
        this.end = text.length();
        this.registers = new int[program.registers()];
        Arrays.fill(registers, -1);
        this.runs = new Runs(program, text, budget);
        this.tried = new TriedPlaces(program, text, budget);
    }

    /** Whether a match is found in the text; true also if the budget ran out before that was known. */
    static boolean find(Program program, String text) {
        UnitSet first = program.first().orElse(null);
        Matcher matcher = null;
        int lastStart = program.anchored() ? 0 : text.length();
        for (int start = 0; start <= lastStart; start++) {
            boolean cannotStart = first != null && (start == text.length() || !first.has(text.charAt(start)));
            if (cannotStart || (program.unicode() && splitsPair(text, start))) {
                continue;
            }
            if (matcher == null) {
                matcher = new Matcher(program, text);
            }
            if (matcher.run(0, start, true)) {
                return true;
            }
        }
        return false;
    }

    private static boolean splitsPair(String text, int index) {
        return index > 0
                && index < text.length()
                && Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
    }

    /** Whether there is a way from there to the end of the program, or of the condition that begins there. */
    private boolean run(int from, int start, boolean outermost) {
        int base = stackSize;
        boolean noting = outermost && program.pure();
        int pc = from;
        int at = start;
        while (true) {
            budget.spend(1);
            if (budget.isSpent()) {
                return true;
            }
            boolean ok;
            switch (code[pc]) {
                case Op.UNIT -> {
                    ok = at < end && text.charAt(at) == code[pc + 1];
                    at++;
                    pc += 2;
                }
                case Op.UNIT_BACK -> {
                    ok = at > 0 && text.charAt(at - 1) == code[pc + 1];
                    at--;
                    pc += 2;
                }
                case Op.SET -> {
                    ok = at < end && set(pc).has(text.charAt(at));
                    at++;
                    pc += 2;
                }
                case Op.SET_BACK -> {
                    ok = at > 0 && set(pc).has(text.charAt(at - 1));
                    at--;
                    pc += 2;
                }
                case Op.POINT -> {
                    ok = at < end && set(pc).has(text.codePointAt(at));
                    at += ok ? Character.charCount(text.codePointAt(at)) : 0;
                    pc += 2;
                }
                case Op.POINT_BACK -> {
                    ok = at > 0 && set(pc).has(text.codePointBefore(at));
                    at -= ok ? Character.charCount(text.codePointBefore(at)) : 0;
                    pc += 2;
                }
                case Op.RUN -> {
                    int lowest = runs.lowest(pc, at);
                    at = runs.take(pc, at, noting);
                    pc += 5;
                    ok = at >= lowest;
                    if (at > lowest) {
                        push(pc, at, lowest);
                    }
                }
                case Op.SPLIT -> {
                    ok = !noting || tried.add(code[pc + 1], at);
                    if (ok) {
                        push(code[pc + 3], at, -1);
                        pc = code[pc + 2];
                    }
                }
                case Op.JUMP -> {
                    ok = true;
                    pc = code[pc + 1];
                }
                case Op.START -> {
                    ok = at == 0;
                    pc++;
                }
                case Op.END -> {
                    ok = at == end;
                    pc++;
                }
                case Op.LINE_START -> {
                    ok = at == 0 || Ranges.LINE_TERMINATOR.contains(text.charAt(at - 1));
                    pc++;
                }
                case Op.LINE_END -> {
                    ok = at == end || Ranges.LINE_TERMINATOR.contains(text.charAt(at));
                    pc++;
                }
                case Op.WORD_BOUNDARY -> {
                    ok = isWord(at - 1) != isWord(at);
                    pc++;
                }
                case Op.NO_WORD_BOUNDARY -> {
                    ok = isWord(at - 1) == isWord(at);
                    pc++;
                }
                case Op.SAVE -> {
                    ok = true;
                    set(code[pc + 1], at);
                    pc += 2;
                }
                case Op.CLEAR -> {
                    ok = true;
                    for (int register = code[pc + 1]; register < code[pc + 2]; register++) {
                        set(register, -1);
                    }
                    pc += 3;
                }
                case Op.MOVED -> {
                    ok = registers[code[pc + 1]] != at;
                    pc += 2;
                }
                case Op.REFERENCE, Op.REFERENCE_BACK -> {
                    int length = repeats(code[pc + 1], at, code[pc] == Op.REFERENCE_BACK);
                    ok = length >= 0;
                    at += code[pc] == Op.REFERENCE_BACK ? -length : length;
                    pc += 2;
                }
                case Op.LOOK -> {
                    ok = look(pc, at);
                    pc = code[pc + 2];
                }
                case Op.LOOKED, Op.ACCEPT -> {
                    stackSize = base;
                    return true;
                }
                default -> throw new IllegalStateException("operation " + code[pc]);
            }
            if (!ok) {
                if (!backtrack(base, noting)) {
                    return false;
                }
                pc = operation;
                at = place;
            }
        }
    }

    private UnitSet set(int pc) {
        return program.sets().get(code[pc + 1]);
    }

    /** Sets a register until the way fails. */
    private void set(int register, int value) {
        push(-1 - register, registers[register], 0);
        registers[register] = value;
    }

    private void push(int first, int second, int third) {
        if (stackSize == stack.length) {
            if (stackSize >= LARGEST_STACK) {
                budget.exhaust();
                return;
            }
            stack = Arrays.copyOf(stack, stackSize * 2);
        }
        stack[stackSize] = first;
        stack[stackSize + 1] = second;
        stack[stackSize + 2] = third;
        stackSize += ENTRY;
    }

    /** Goes back to the last decision above the base of the stack that has another way, if there is one. */
    private boolean backtrack(int base, boolean noting) {
        while (stackSize > base) {
            int entry = stackSize - ENTRY;
            operation = stack[entry];
            place = stack[entry + 1];
            int lowest = stack[entry + 2];
            if (operation < 0) {
                registers[-1 - operation] = place;
            } else if (lowest < 0) {
                stackSize = entry;
                return true;
            } else {
                place = runs.giveBack(operation, place, lowest, noting);
                if (place >= lowest) {
                    stack[entry + 1] = place;
                    return true;
                }
            }
            stackSize = entry;
        }
        return false;
    }

    private boolean isWord(int at) {
        return at >= 0 && at < end && program.word().has(text.charAt(at));
    }

    /** How many units at a place repeat what a group took; -1 if they do not. */
    private int repeats(int register, int at, boolean back) {
        int from = registers[register];
        int to = registers[register + 1];
        if (from < 0 || to < 0) {
            return 0;
        }
        int length = to - from;
        int start = back ? at - length : at;
        if (start < 0 || start + length > end) {
            return -1;
        }
        budget.spend(length >> 3);
        int i = 0;
        while (i < length) {
            int one = program.unicode() ? text.codePointAt(from + i) : text.charAt(from + i);
            int other = program.unicode() ? text.codePointAt(start + i) : text.charAt(start + i);
            if (one != other
                    && program.rules().canonical(one) != program.rules().canonical(other)) {
                return -1;
            }
            i += Character.charCount(one);
        }
        return length;
    }

    private boolean look(int pc, int at) {
        int[] before = registers.clone();
        boolean negative = code[pc + 1] != 0;
        boolean matched = run(pc + 3, at, false);
        // What its groups took stays, if it is to match; but what is before it may yet fail and go another way.
        for (int register = 0; register < before.length; register++) {
            int found = registers[register];
            registers[register] = before[register];
            if (!negative && found != before[register]) {
                set(register, found);
            }
        }
        return matched != negative;
    }
}
