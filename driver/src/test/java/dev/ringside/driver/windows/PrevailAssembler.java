package dev.ringside.driver.windows;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Has an {@link Assembler} write what PREVAIL's tests are written in, as far as the programs that it rejects need it. */
final class PrevailAssembler {
    private static final Pattern CALL = Pattern.compile("call <(\\w+)>");

    private static final Map<String, Jump> CONDITIONS =
            Map.of("==", Jump.EQ, "!=", Jump.NE, "<", Jump.LT, ">", Jump.GT, "<=", Jump.LE, ">=", Jump.GE);
    private static final Map<String, Alu> OPERATIONS =
            Map.of("", Alu.MOV, "+", Alu.ADD, "-", Alu.SUB, "s/", Alu.DIV, "s%", Alu.MOD);

    private final Assembler out;
    private final Map<String, Label> labels = new HashMap<>();
    private final Set<String> functions = new HashSet<>();

    private record Rule(Pattern pattern, Consumer<MatchResult> write) {}

    private final List<Rule> rules;

    PrevailAssembler(Assembler out) {
        this.out = out;
        this.rules = List.of(
                rule("<(\\w+)>: \\|", m -> place(m.group(1))),
                rule("exit", m -> out.exit()),
                rule(CALL.pattern(), m -> out.call(label(m.group(1)))),
                rule("goto <(\\w+)>", m -> out.jump(label(m.group(1)))),
                rule("if r(\\d+) (\\S+) (r?)(\\d+) goto <(\\w+)>", m -> jump(m, label(m.group(5)))),
                rule("assume r(\\d+) (\\S+) (r?)(\\d+)", this::assume),
                rule("\\*\\(u(\\d+) \\*\\)\\(r(\\d+) ([+-]) (\\d+)\\) = (r?)(\\d+)", this::store),
                rule("r(\\d+) = \\*\\(u(\\d+) \\*\\)\\(r(\\d+) ([+-]) (\\d+)\\)", this::load),
                rule("([rw])(\\d+) (\\S*)= ([rw]?)(-?\\d+)", this::arithmetic));
    }

    /** Writes a program and an exit behind it. */
    void write(List<String> source) {
        List<String> lines = source.stream()
                .map(line -> line.replaceFirst(";.*", "").strip())
                .toList();
        for (String line : lines) {
            Matcher call = CALL.matcher(line);
            if (call.matches()) {
                functions.add(call.group(1));
            }
        }
        lines.stream().filter(line -> !line.isEmpty()).forEach(this::write);
        out.exit();
    }

    private void write(String line) {
        for (Rule rule : rules) {
            Matcher matcher = rule.pattern().matcher(line);
            if (matcher.matches()) {
                rule.write().accept(matcher);
                return;
            }
        }
        throw new IllegalArgumentException(line);
    }

    private void assume(MatchResult m) {
        Label holds = out.label();
        jump(m, holds);
        out.exit().place(holds);
    }

    private void store(MatchResult m) {
        int offset = number(m.group(3) + m.group(4));
        if (m.group(5).isEmpty()) {
            out.store(size(m.group(1)), reg(m.group(2)), offset, number(m.group(6)));
        } else {
            out.store(size(m.group(1)), reg(m.group(2)), offset, reg(m.group(6)));
        }
    }

    private void load(MatchResult m) {
        out.load(size(m.group(2)), reg(m.group(1)), reg(m.group(3)), number(m.group(4) + m.group(5)));
    }

    private void place(String name) {
        if (functions.contains(name)) {
            out.function(label(name));
        } else {
            out.place(label(name));
        }
    }

    private void jump(MatchResult m, Label target) {
        Jump condition = known(CONDITIONS, m.group(2));
        if (m.group(3).isEmpty()) {
            out.jump(condition, reg(m.group(1)), number(m.group(4)), target);
        } else {
            out.jump(condition, reg(m.group(1)), reg(m.group(4)), target);
        }
    }

    private void arithmetic(MatchResult m) {
        Alu operation = known(OPERATIONS, m.group(3));
        Reg dst = reg(m.group(2));
        boolean signed = operation == Alu.DIV || operation == Alu.MOD;
        if (m.group(4).isEmpty()) {
            out.alu(operation, dst, number(m.group(5)));
        } else if (!signed) {
            out.alu(operation, dst, reg(m.group(5)));
        } else if (m.group(1).equals("w")) {
            out.signed32(operation, dst, reg(m.group(5)));
        } else {
            out.signed(operation, dst, reg(m.group(5)));
        }
    }

    private static Rule rule(String pattern, Consumer<MatchResult> write) {
        return new Rule(Pattern.compile(pattern), write);
    }

    private Label label(String name) {
        return labels.computeIfAbsent(name, unused -> out.label());
    }

    private static <T> T known(Map<String, T> map, String key) {
        T value = map.get(key);
        if (value == null) {
            throw new IllegalArgumentException(key);
        }
        return value;
    }

    private static Size size(String bits) {
        return Size.of(Integer.parseInt(bits) / Byte.SIZE);
    }

    private static Reg reg(String number) {
        return Reg.values()[Integer.parseInt(number)];
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }
}
