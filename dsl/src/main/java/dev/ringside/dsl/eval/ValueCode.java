package dev.ringside.dsl.eval;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Expr.Arithmetic.Operator;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.ValueType;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Code for values. Objects are pushed, null if they are missing; numbers are pushed, or a jump is taken if they are missing. Nothing else is
 * on the stack meanwhile: what has to wait does so in a local.
 */
final class ValueCode {
    private static final int LONGEST_LITERAL = 10_000;

    private final ClassCompiler compiler;
    private final Code code;
    private final PredicateCode predicates;

    ValueCode(ClassCompiler compiler, Code code, PredicateCode predicates) {
        this.compiler = compiler;
        this.code = code;
        this.predicates = predicates;
    }

    static boolean isDouble(Expr expr) {
        return expr.type() == ValueType.NUMBER;
    }

    /** Pushes a text, address or list, or null. */
    void object(Expr expr) {
        switch (expr) {
            case Expr.FieldRef ref -> {
                switch (ref.field().type().storage()) {
                    case TEXT -> code.text(ref.field());
                    case ADDRESS -> code.ask("address", IpAddress.class, ref.field());
                    case LIST -> code.ask("list", List.class, ref.field());
                    case PROCESSES -> code.ask("processes", List.class, ref.field());
                    case EVENTS -> code.ask("events", List.class, ref.field());
                    case NUMBER, DECIMAL -> throw new IllegalArgumentException("no object: " + expr);
                }
            }
            case Expr.TextLiteral literal -> literal(literal.value());
            case Expr.IpLiteral literal -> code.push(compiler.constant(literal.value(), IpAddress.class));
            case Expr.Conditional conditional -> {
                Type type = Type.getType(classOf(conditional.type()));
                int result = code.newLocal(type);
                branches(conditional, branch -> {
                    object(branch);
                    code.store(type, result);
                });
                code.load(type, result);
            }
            case Expr.Transform transform -> {
                object(transform.text());
                code.push(transform.kind()).pushEvent();
                code.call(Texts.class, "transform", String.class, String.class, Expr.Transform.Kind.class, Event.class);
            }
            case Expr.Tree tree -> {
                object(tree.processes());
                code.call(Processes.class, "tree", String.class, List.class);
            }
            case Expr.IntegerLiteral e -> throw new IllegalArgumentException("no object: " + e);
            case Expr.NumberLiteral e -> throw new IllegalArgumentException("no object: " + e);
            case Expr.TimeLiteral e -> throw new IllegalArgumentException("no object: " + e);
            case Expr.DurationLiteral e -> throw new IllegalArgumentException("no object: " + e);
            case Expr.Arithmetic e -> throw new IllegalArgumentException("no object: " + e);
            case Expr.Length e -> throw new IllegalArgumentException("no object: " + e);
            case Expr.Truth e -> throw new IllegalArgumentException("no object: " + e);
        }
    }

    /** Pushes a literal text; the constant pool holds only so long ones. */
    void literal(String text) {
        code.push(text.length() > LONGEST_LITERAL ? compiler.constant(text, String.class) : text);
    }

    static Class<?> classOf(ValueType type) {
        return switch (type) {
            case IP -> IpAddress.class;
            case LIST, PROCESSES, EVENTS -> List.class;
            default -> String.class;
        };
    }

    private interface Branch {
        void write(Expr branch);
    }

    private void branches(Expr.Conditional conditional, Branch branch) {
        Label otherwise = new Label();
        Label end = new Label();
        predicates.jump(conditional.test(), false, otherwise);
        branch.write(conditional.then());
        code.jump(Opcodes.GOTO, end);
        code.place(otherwise);
        branch.write(conditional.otherwise());
        code.place(end);
    }

    /** Pushes a number as a double, whatever it is by itself. */
    void asDouble(Expr expr, Label missing) {
        number(expr, missing);
        if (!isDouble(expr)) {
            code.op(Opcodes.L2D);
        }
    }

    /** Pushes a number: a double if that is its type, else a long; a truth value as 1 or 0. */
    void number(Expr expr, Label missing) {
        switch (expr) {
            case Expr.FieldRef ref -> {
                code.ask("has", boolean.class, ref.field()).jump(Opcodes.IFEQ, missing);
                if (isDouble(ref)) {
                    code.ask("decimal", double.class, ref.field());
                } else {
                    code.ask("number", long.class, ref.field());
                }
            }
            case Expr.IntegerLiteral literal -> code.push((Object) literal.value());
            case Expr.NumberLiteral literal -> code.push((Object) literal.value());
            case Expr.TimeLiteral literal -> code.push((Object) literal.nanos());
            case Expr.DurationLiteral literal -> code.push((Object) literal.nanos());
            case Expr.Arithmetic arithmetic -> arithmetic(arithmetic, missing);
            case Expr.Conditional conditional -> conditional(conditional, missing);
            case Expr.Length length -> length(length, missing);
            case Expr.Truth truth -> truth(truth.predicate(), missing);
            case Expr.TextLiteral e -> throw new IllegalArgumentException("no number: " + e);
            case Expr.IpLiteral e -> throw new IllegalArgumentException("no number: " + e);
            case Expr.Transform e -> throw new IllegalArgumentException("no number: " + e);
            case Expr.Tree e -> throw new IllegalArgumentException("no number: " + e);
        }
    }

    private void arithmetic(Expr.Arithmetic arithmetic, Label missing) {
        if (arithmetic.operator().isBitwise()) {
            bits(arithmetic);
        } else if (isDouble(arithmetic)) {
            doubles(arithmetic, missing);
        } else {
            nanos(arithmetic, missing);
        }
    }

    private void bits(Expr.Arithmetic arithmetic) {
        int left = bitOperand(arithmetic.left());
        int right = bitOperand(arithmetic.right());
        code.load(Type.INT_TYPE, left).load(Type.INT_TYPE, right);
        code.op(
                switch (arithmetic.operator()) {
                    case OR -> Opcodes.IOR;
                    case XOR -> Opcodes.IXOR;
                    case AND -> Opcodes.IAND;
                    case SHIFT_LEFT -> Opcodes.ISHL;
                    case SHIFT_RIGHT -> Opcodes.ISHR;
                    case PLUS, MINUS, TIMES, DIVIDE, REMAINDER ->
                        throw new IllegalArgumentException(arithmetic.operator().symbol());
                });
        code.op(Opcodes.I2L);
    }

    /** Puts an operand as 32 bits into a local, 0 if it is missing. */
    private int bitOperand(Expr expr) {
        Label missing = new Label();
        Label done = new Label();
        int local = code.newLocal(Type.INT_TYPE);
        if (expr instanceof Expr.IntegerLiteral literal) {
            code.push((int) literal.value()).store(Type.INT_TYPE, local);
            return local;
        }
        number(expr, missing);
        if (isDouble(expr)) {
            code.call(Numbers.class, "toInt32", int.class, double.class);
        } else {
            code.op(Opcodes.L2I);
        }
        code.store(Type.INT_TYPE, local).jump(Opcodes.GOTO, done);
        code.place(missing);
        code.op(Opcodes.ICONST_0).store(Type.INT_TYPE, local);
        code.place(done);
        return local;
    }

    private void doubles(Expr.Arithmetic arithmetic, Label missing) {
        asDouble(arithmetic.left(), missing);
        int left = code.storeNew(Type.DOUBLE_TYPE);
        asDouble(arithmetic.right(), missing);
        int right = code.storeNew(Type.DOUBLE_TYPE);
        code.load(Type.DOUBLE_TYPE, left).load(Type.DOUBLE_TYPE, right);
        code.op(instruction(arithmetic.operator()));
    }

    private static int instruction(Operator operator) {
        return switch (operator) {
            case PLUS -> Opcodes.DADD;
            case MINUS -> Opcodes.DSUB;
            case TIMES -> Opcodes.DMUL;
            case DIVIDE -> Opcodes.DDIV;
            case REMAINDER -> Opcodes.DREM;
            case OR, XOR, AND, SHIFT_LEFT, SHIFT_RIGHT -> throw new IllegalArgumentException(operator.symbol());
        };
    }

    private void nanos(Expr.Arithmetic arithmetic, Label missing) {
        number(arithmetic.left(), missing);
        int left = code.storeNew(Type.LONG_TYPE);
        number(arithmetic.right(), missing);
        int right = code.storeNew(Type.LONG_TYPE);
        code.push(arithmetic.operator()).load(Type.LONG_TYPE, left).load(Type.LONG_TYPE, right);
        code.call(Numbers.class, "computeNanos", long.class, Operator.class, long.class, long.class);
    }

    private void conditional(Expr.Conditional conditional, Label missing) {
        Type type = isDouble(conditional) ? Type.DOUBLE_TYPE : Type.LONG_TYPE;
        int result = code.newLocal(type);
        branches(conditional, branch -> {
            if (isDouble(conditional)) {
                asDouble(branch, missing);
            } else {
                number(branch, missing);
            }
            code.store(type, result);
        });
        code.load(type, result);
    }

    private void length(Expr.Length length, Label missing) {
        Class<?> owner = classOf(length.of().type());
        object(length.of());
        int local = code.storeNew(Type.getType(owner));
        code.load(Type.getType(owner), local).jump(Opcodes.IFNULL, missing);
        code.load(Type.getType(owner), local);
        code.callVirtual(owner, owner == String.class ? "length" : "size", int.class)
                .op(Opcodes.I2L);
    }

    private void truth(Predicate predicate, Label missing) {
        if (predicate instanceof Predicate.BoolField bool) {
            code.ask("has", boolean.class, bool.field()).jump(Opcodes.IFEQ, missing);
        }
        Label no = new Label();
        Label done = new Label();
        int result = code.newLocal(Type.LONG_TYPE);
        predicates.jump(predicate, false, no);
        code.op(Opcodes.LCONST_1).store(Type.LONG_TYPE, result).jump(Opcodes.GOTO, done);
        code.place(no);
        code.op(Opcodes.LCONST_0).store(Type.LONG_TYPE, result);
        code.place(done);
        code.load(Type.LONG_TYPE, result);
    }
}
