package dev.ringside.dsl.eval;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.FieldUses;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Makes a hidden class of a predicate: one that goes when the predicate goes.
 *
 * <p>What the code cannot hold itself (sets, patterns, networks) is its class data, which the JVM treats as constants. Its source file
 * attribute is the predicate's text, for stack traces and profilers. A big predicate is spread over several methods, since the JVM does not
 * optimize a method beyond 8,000 bytes.
 */
final class ClassCompiler {
    /** About how many bytes a method gets. */
    static final int METHOD_SIZE = 3_000;

    private static final String TEST = Type.getMethodDescriptor(Type.BOOLEAN_TYPE, Type.getType(Event.class));
    private static final int LONGEST_SOURCE = 1_000;
    private static final Handle CLASS_DATA_AT = new Handle(
            Opcodes.H_INVOKESTATIC,
            Type.getInternalName(MethodHandles.class),
            "classDataAt",
            Type.getMethodDescriptor(
                    Type.getType(Object.class),
                    Type.getType(Lookup.class),
                    Type.getType(String.class),
                    Type.getType(Class.class),
                    Type.INT_TYPE),
            false);

    private final String name = ClassCompiler.class.getPackageName().replace('.', '/') + "/CompiledPredicate";
    private final ClassWriter writer = new FrameWriter();
    private final List<Object> constants = new ArrayList<>();
    private final Deque<Part> left = new ArrayDeque<>();
    private int parts;

    /** A method that is still to be written. */
    private record Part(String name, Predicate predicate) {}

    private ClassCompiler() {}

    /** The compiled predicate; empty if it is beyond what one class can hold. */
    static Optional<EventPredicate> compile(Predicate predicate) {
        try {
            ClassCompiler compiler = new ClassCompiler();
            return Optional.of(compiler.define(compiler.write(predicate)));
        } catch (ClassTooLargeException | MethodTooLargeException e) {
            return Optional.empty();
        }
    }

    private byte[] write(Predicate predicate) {
        writer.visit(
                Opcodes.V21,
                Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
                name,
                null,
                Type.getInternalName(Object.class),
                new String[] {Type.getInternalName(EventPredicate.class)});
        String source = predicate.toString();
        writer.visitSource(source.substring(0, Math.min(source.length(), LONGEST_SOURCE)), null);
        writeConstructor();
        method(Opcodes.ACC_PUBLIC, "test", Balance.spread(predicate), 1);
        while (!left.isEmpty()) {
            Part part = left.removeFirst();
            method(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC, part.name, part.predicate, 0);
        }
        writer.visitEnd();
        return writer.toByteArray();
    }

    private void writeConstructor() {
        MethodVisitor out = writer.visitMethod(0, "<init>", "()V", null, null);
        out.visitCode();
        out.visitVarInsn(Opcodes.ALOAD, 0);
        out.visitMethodInsn(Opcodes.INVOKESPECIAL, Type.getInternalName(Object.class), "<init>", "()V", false);
        out.visitInsn(Opcodes.RETURN);
        out.visitMaxs(0, 0);
        out.visitEnd();
    }

    private void method(int access, String method, Predicate predicate, int event) {
        MethodVisitor out = writer.visitMethod(access, method, TEST, null, null);
        out.visitCode();
        Code code = new Code(out, event, sharedTexts(predicate));
        Label no = new Label();
        new PredicateCode(this, code).jump(predicate, false, no);
        code.op(Opcodes.ICONST_1).op(Opcodes.IRETURN);
        code.place(no);
        code.op(Opcodes.ICONST_0).op(Opcodes.IRETURN);
        out.visitMaxs(0, 0);
        out.visitEnd();
    }

    /** The texts that a predicate reads in more than one place. */
    private static Set<Field> sharedTexts(Predicate predicate) {
        Set<Field> once = new HashSet<>();
        return FieldUses.of(predicate).stream()
                .filter(field -> field.type().storage() == FieldType.Storage.TEXT && !once.add(field))
                .collect(Collectors.toSet());
    }

    /** A constant of the class, of a type that its package can see. */
    ConstantDynamic constant(Object value, Class<?> type) {
        constants.add(value);
        return new ConstantDynamic("_", Type.getDescriptor(type), CLASS_DATA_AT, constants.size() - 1);
    }

    /** Pushes what a predicate is on the event, which is on the stack: it gets a method of its own. */
    void part(MethodVisitor out, Predicate predicate) {
        Part part = new Part("part" + ++parts, predicate);
        left.addLast(part);
        out.visitMethodInsn(Opcodes.INVOKESTATIC, name, part.name, TEST, false);
    }

    private EventPredicate define(byte[] bytes) {
        try {
            Lookup lookup = MethodHandles.lookup().defineHiddenClassWithClassData(bytes, constants, true);
            return (EventPredicate)
                    lookup.lookupClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a compiled predicate does not load", e);
        }
    }

    /** Computes frames without loading classes: where two types of objects meet, it is as objects. */
    private static final class FrameWriter extends ClassWriter {
        FrameWriter() {
            super(COMPUTE_FRAMES);
        }

        @Override
        protected String getCommonSuperClass(String one, String other) {
            return Type.getInternalName(Object.class);
        }
    }
}
