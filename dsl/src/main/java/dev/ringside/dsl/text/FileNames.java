package dev.ringside.dsl.text;

/** The parts of paths, and the names of programs. On Windows a backslash divides as a slash does. */
public final class FileNames {
    /** What the name of a program on Windows may go without. */
    public static final String EXE = ".exe";

    private FileNames() {}

    /** What stands behind the last slash; all of it if there is none. */
    public static String base(String path, boolean windows) {
        return path.substring(lastSlash(path, windows) + 1);
    }

    /** What stands before the last slash; empty if there is none. */
    public static String dir(String path, boolean windows) {
        return path.substring(0, Math.max(0, lastSlash(path, windows)));
    }

    /** What stands behind the last dot of the base name; empty if there is none. */
    public static String ext(String path, boolean windows) {
        String base = base(path, windows);
        int dot = base.lastIndexOf('.');
        return dot < 0 ? "" : base.substring(dot + 1);
    }

    /** A program's name on Windows without {@code .exe}, whatever its case. */
    public static String withoutExe(String name) {
        return Fold.endsWith(name, ".EXE") ? name.substring(0, name.length() - EXE.length()) : name;
    }

    private static int lastSlash(String path, boolean windows) {
        int slash = path.lastIndexOf('/');
        return windows ? Math.max(slash, path.lastIndexOf('\\')) : slash;
    }
}
