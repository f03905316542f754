package dev.ringside.driver.bpf;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Has an {@link Assembler} write programs in the notation of the conformance vectors: {@code jne32 %r0, 0x5, exit}. */
public final class ConformanceAssembler {
    private static final Pattern MEMORY = Pattern.compile("\\[%r(\\d+)([+-]\\w+)?]");
    private static final Pattern SIZED = Pattern.compile("(ldxs?|stx?)(b|h|w|dw)");
    private static final Pattern MOVE_SIGNED = Pattern.compile("movsx(8|16|32)(32|64)");
    private static final Pattern SWAPPED = Pattern.compile("(le|be|b?swap)(16|32|64)");
    private static final Map<String, Size> SIZES =
            Map.of("b", Size.BYTE, "h", Size.HALF, "w", Size.WORD, "dw", Size.DOUBLE);

    private final Assembler out;
    private final Map<String, Label> labels = new HashMap<>();
    /** By slot as the source counts them, with two for each {@code lddw}: the targets of jumps that give a distance. */
    private final Map<Integer, Label> distances = new HashMap<>();

    private final Set<Label> functions = new HashSet<>();
    private int slot;
    private boolean exited;

    public ConformanceAssembler(Assembler out) {
        this.out = out;
    }

    /**
     * Writes a program behind what is there.
     *
     * @throws IllegalArgumentException for an instruction that is not known
     */
    public Assembler write(List<String> source) {
        for (String line : source) {
            String[] words = line.split("[\\s,]+");
            if (words[0].endsWith(":")) {
                place(label(words[0].substring(0, words[0].length() - 1)));
                continue;
            }
            out.place(distances.computeIfAbsent(slot, at -> out.label()));
            slot += words[0].equals("lddw") ? 2 : 1;
            write(words[0], List.of(words).subList(1, words.length));
        }
        return out;
    }

    /** Places a label, as that of a function if it was called. */
    private void place(Label label) {
        if (functions.contains(label)) {
            out.function(label);
        } else {
            out.place(label);
        }
    }

    /** A number of at most 64 bits, with or without a sign. */
    public static long number(String text) {
        String digits = text.replaceFirst("^[+-]", "");
        long value = digits.startsWith("0x")
                ? Long.parseUnsignedLong(digits.substring(2), 16)
                : Long.parseUnsignedLong(digits);
        return text.startsWith("-") ? -value : value;
    }

    private void write(String mnemonic, List<String> operands) {
        Matcher sized = SIZED.matcher(mnemonic);
        Matcher moveSigned = MOVE_SIGNED.matcher(mnemonic);
        Matcher swapped = SWAPPED.matcher(mnemonic);
        if (mnemonic.equals("exit")) {
            if (!exited) {
                exited = true;
                out.place(label("exit"));
            }
            out.exit();
        } else if (mnemonic.equals("lddw")) {
            long value = number(operands.get(1));
            out.set(reg(operands.get(0)), value);
        } else if (mnemonic.equals("call")) {
            call(operands);
        } else if (mnemonic.equals("lock")) {
            atomic(operands);
        } else if (sized.matches()) {
            memory(sized.group(1), SIZES.getOrDefault(sized.group(2), Size.BYTE), operands);
        } else if (moveSigned.matches()) {
            int bits = Integer.parseInt(moveSigned.group(1));
            if (moveSigned.group(2).equals("64")) {
                out.movSigned(reg(operands.get(0)), reg(operands.get(1)), bits);
            } else {
                out.movSigned32(reg(operands.get(0)), reg(operands.get(1)), bits);
            }
        } else if (swapped.matches()) {
            Swap swap = switch (swapped.group(1)) {
                case "le" -> Swap.LITTLE;
                case "be" -> Swap.BIG;
                default -> Swap.ALWAYS;
            };
            out.swap(swap, reg(operands.get(0)), Integer.parseInt(swapped.group(2)));
        } else if (mnemonic.startsWith("j")) {
            jump(mnemonic, operands);
        } else {
            arithmetic(mnemonic, operands);
        }
    }

    private void call(List<String> operands) {
        if (operands.getFirst().equals("local")) {
            Label function = label(operands.get(1));
            functions.add(function);
            out.call(function);
        } else {
            out.call((int) number(operands.getFirst()));
        }
    }

    private void atomic(List<String> operands) {
        boolean fetch = operands.getFirst().equals("fetch");
        List<String> rest = operands.subList(fetch ? 1 : 0, operands.size());
        boolean half = rest.getFirst().endsWith("32");
        String name = half ? rest.getFirst().substring(0, rest.getFirst().length() - 2) : rest.getFirst();
        Atomic operation = switch (name) {
            case "add" -> fetch ? Atomic.FETCH_ADD : Atomic.ADD;
            case "or" -> fetch ? Atomic.FETCH_OR : Atomic.OR;
            case "and" -> fetch ? Atomic.FETCH_AND : Atomic.AND;
            case "xor" -> fetch ? Atomic.FETCH_XOR : Atomic.XOR;
            case "xchg" -> Atomic.EXCHANGE;
            case "cmpxchg" -> Atomic.COMPARE_EXCHANGE;
            default -> throw new IllegalArgumentException(name);
        };
        Place place = Place.of(rest.get(1));
        out.atomic(operation, half ? Size.WORD : Size.DOUBLE, place.base(), place.offset(), reg(rest.get(2)));
    }

    private void memory(String kind, Size size, List<String> operands) {
        Place place = Place.of(operands.get(kind.startsWith("ld") ? 1 : 0));
        switch (kind) {
            case "ldx" -> out.load(size, reg(operands.get(0)), place.base(), place.offset());
            case "ldxs" -> out.loadSigned(size, reg(operands.get(0)), place.base(), place.offset());
            case "stx" -> out.store(size, place.base(), place.offset(), reg(operands.get(1)));
            default -> out.store(size, place.base(), place.offset(), (int) number(operands.get(1)));
        }
    }

    private void jump(String mnemonic, List<String> operands) {
        boolean half = mnemonic.endsWith("32");
        String name = (half ? mnemonic.substring(0, mnemonic.length() - 2) : mnemonic).substring(1);
        Label target = target(operands.getLast());
        if (name.equals("a")) {
            out.jump(target);
            return;
        }
        Jump condition = Arrays.stream(Jump.values())
                .filter(jump -> jump.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(mnemonic));
        Reg dst = reg(operands.get(0));
        boolean register = operands.get(1).startsWith("%");
        if (register && half) {
            out.jump32(condition, dst, reg(operands.get(1)), target);
        } else if (register) {
            out.jump(condition, dst, reg(operands.get(1)), target);
        } else if (half) {
            out.jump32(condition, dst, (int) number(operands.get(1)), target);
        } else {
            out.jump(condition, dst, (int) number(operands.get(1)), target);
        }
    }

    private Label target(String text) {
        if (!text.startsWith("+") && !text.startsWith("-")) {
            return label(text);
        }
        return distances.computeIfAbsent(slot + (int) number(text), at -> out.label());
    }

    private void arithmetic(String mnemonic, List<String> operands) {
        boolean half = mnemonic.endsWith("32");
        String name = half ? mnemonic.substring(0, mnemonic.length() - 2) : mnemonic;
        boolean signed = name.equals("sdiv") || name.equals("smod");
        Alu operation = Arrays.stream(Alu.values())
                .filter(alu -> alu.name().equalsIgnoreCase(signed ? name.substring(1) : name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(mnemonic));
        Reg dst = reg(operands.getFirst());
        String operand = operands.size() == 1 ? "0" : operands.get(1);
        if (operand.startsWith("%")) {
            arithmetic(operation, signed, half, dst, reg(operand));
        } else {
            arithmetic(operation, signed, half, dst, (int) number(operand));
        }
    }

    private void arithmetic(Alu operation, boolean signed, boolean half, Reg dst, Reg src) {
        if (signed && half) {
            out.signed32(operation, dst, src);
        } else if (signed) {
            out.signed(operation, dst, src);
        } else if (half) {
            out.alu32(operation, dst, src);
        } else {
            out.alu(operation, dst, src);
        }
    }

    private void arithmetic(Alu operation, boolean signed, boolean half, Reg dst, int imm) {
        if (signed && half) {
            out.signed32(operation, dst, imm);
        } else if (signed) {
            out.signed(operation, dst, imm);
        } else if (half) {
            out.alu32(operation, dst, imm);
        } else {
            out.alu(operation, dst, imm);
        }
    }

    private Label label(String name) {
        return labels.computeIfAbsent(name, unused -> out.label());
    }

    private static Reg reg(String text) {
        return Reg.values()[Integer.parseInt(text.substring(2))];
    }

    /** An operand in memory. */
    private record Place(Reg base, int offset) {
        static Place of(String text) {
            Matcher matcher = MEMORY.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(text);
            }
            String offset = matcher.group(2);
            return new Place(
                    Reg.values()[Integer.parseInt(matcher.group(1))], offset == null ? 0 : (int) number(offset));
        }
    }
}
