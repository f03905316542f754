package dev.ringside.dsl.eval;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Field;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The code of one method that is being written: instructions, jumps, and which texts of the event are in locals already.
 *
 * <p>A text that is asked for more than once is kept in a local, since a feed may have to decode it. Which locals are set depends on the way
 * the code took, so every jump notes it for its label.
 */
final class Code {
    private final MethodVisitor out;
    private final int event;
    private final Set<Field> shared;
    private final Map<Field, Integer> locals = new HashMap<>();
    private final Map<Label, Set<Field>> setAtLabels = new HashMap<>();
    private int nextLocal;

    /** The texts that are in locals on every way that leads here; null where no way leads. */
    private @Nullable Set<Field> set = new HashSet<>();

    /**
     * @param event the local that holds the event
     * @param shared the texts that are worth keeping
     */
    Code(MethodVisitor out, int event, Set<Field> shared) {
        this.out = out;
        this.event = event;
        this.shared = shared;
        this.nextLocal = event + 1;
    }

    MethodVisitor out() {
        return out;
    }

    /** An instruction without operands. Behind a return nothing is reached but labels. */
    Code op(int opcode) {
        out.visitInsn(opcode);
        if (opcode == Opcodes.IRETURN) {
            set = null;
        }
        return this;
    }

    Code push(Object constant) {
        out.visitLdcInsn(constant);
        return this;
    }

    Code push(int value) {
        if (value >= Short.MIN_VALUE && value <= Short.MAX_VALUE) {
            out.visitIntInsn(Opcodes.SIPUSH, value);
        } else {
            out.visitLdcInsn(value);
        }
        return this;
    }

    /** Pushes a constant of an enumeration. */
    Code push(Enum<?> constant) {
        Class<?> type = constant.getDeclaringClass();
        out.visitFieldInsn(Opcodes.GETSTATIC, Type.getInternalName(type), constant.name(), Type.getDescriptor(type));
        return this;
    }

    Code pushEvent() {
        out.visitVarInsn(Opcodes.ALOAD, event);
        return this;
    }

    Code load(Type type, int local) {
        out.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
        return this;
    }

    Code store(Type type, int local) {
        out.visitVarInsn(type.getOpcode(Opcodes.ISTORE), local);
        return this;
    }

    int newLocal(Type type) {
        int local = nextLocal;
        nextLocal += type.getSize();
        return local;
    }

    /** Stores what is on the stack in a new local. */
    int storeNew(Type type) {
        int local = newLocal(type);
        store(type, local);
        return local;
    }

    Code call(Class<?> owner, String method, Class<?> result, Class<?>... parameters) {
        out.visitMethodInsn(
                Opcodes.INVOKESTATIC, Type.getInternalName(owner), method, descriptor(result, parameters), false);
        return this;
    }

    Code callVirtual(Class<?> owner, String method, Class<?> result, Class<?>... parameters) {
        int opcode = owner.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
        out.visitMethodInsn(
                opcode, Type.getInternalName(owner), method, descriptor(result, parameters), owner.isInterface());
        return this;
    }

    private static String descriptor(Class<?> result, Class<?>... parameters) {
        Type[] types = new Type[parameters.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = Type.getType(parameters[i]);
        }
        return Type.getMethodDescriptor(Type.getType(result), types);
    }

    /** Calls an accessor of the event for a field. */
    Code ask(String accessor, Class<?> result, Field field) {
        return pushEvent().push(field.slot()).callVirtual(Event.class, accessor, result, int.class);
    }

    /** Pushes a text field or null. */
    Code text(Field field) {
        if (!shared.contains(field) || set == null) {
            return ask("text", String.class, field);
        }
        Type type = Type.getType(String.class);
        if (set.contains(field)) {
            return load(type, locals.getOrDefault(field, 0));
        }
        set.add(field);
        ask("text", String.class, field).op(Opcodes.DUP);
        return store(type, locals.computeIfAbsent(field, text -> newLocal(type)));
    }

    Code jump(int opcode, Label label) {
        out.visitJumpInsn(opcode, label);
        if (set != null) {
            Set<Field> here = set;
            setAtLabels.merge(label, new HashSet<>(here), Code::common);
        }
        if (opcode == Opcodes.GOTO) {
            set = null;
        }
        return this;
    }

    Code place(Label label) {
        out.visitLabel(label);
        Set<Field> there = setAtLabels.get(label);
        if (there != null) {
            set = set == null ? there : common(set, there);
        }
        return this;
    }

    private static Set<Field> common(Set<Field> one, Set<Field> other) {
        Set<Field> common = new HashSet<>(one);
        common.retainAll(other);
        return common;
    }
}
