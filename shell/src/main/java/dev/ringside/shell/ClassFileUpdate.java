package dev.ringside.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Brings the classes of a jar to a format that the JVM's start-up cache takes. Part of making the folder that the launcher starts from, not of
 * a running shell.
 *
 * <p>picocli is compiled for Java 5. Classes that old have no stack maps, so the JVM must infer types to verify them, and those it neither
 * caches nor loads quickly: they took half of the time of a short command. What changes is the format's version and the maps that come with it,
 * no instruction; the version is the first one whose maps are mandatory.
 */
final class ClassFileUpdate {
    private static final int FIRST_WITH_MAPS = Opcodes.V1_7;
    private static final String CLASS = ".class";

    private ClassFileUpdate() {}

    /**
     * Updates jars in their places.
     *
     * @param jars their names; whatever their classes refer to must be on the class path
     */
    public static void main(String[] jars) throws IOException {
        for (String jar : jars) {
            update(Path.of(jar));
        }
    }

    /** Updates a jar in its place, if it has a class that is too old. */
    static void update(Path jar) throws IOException {
        Path updated = jar.resolveSibling(jar.getFileName() + ".new");
        try (JarFile in = new JarFile(jar.toFile());
                OutputStream file = Files.newOutputStream(updated);
                JarOutputStream out = new JarOutputStream(file)) {
            Enumeration<JarEntry> entries = in.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                byte[] content = in.getInputStream(entry).readAllBytes();
                JarEntry copy = new JarEntry(entry.getName());
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                out.write(entry.getName().endsWith(CLASS) ? updated(content) : content);
                out.closeEntry();
            }
        }
        Files.move(updated, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A class in the newer format; itself if it is in one already. */
    static byte[] updated(byte[] content) {
        ClassReader reader = new ClassReader(content);
        if (reader.readShort(Integer.BYTES + Short.BYTES) >= FIRST_WITH_MAPS) {
            return content;
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        reader.accept(new Versioned(writer), ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }

    /** Passes a class on as one of the newer format. */
    private static final class Versioned extends ClassVisitor {
        Versioned(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            super.visit(FIRST_WITH_MAPS, access, name, signature, superName, interfaces);
        }
    }
}
