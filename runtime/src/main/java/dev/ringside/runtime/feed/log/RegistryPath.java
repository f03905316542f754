package dev.ringside.runtime.feed.log;

/** Paths of the registry. */
final class RegistryPath {
    private static final String MACHINE = "\\REGISTRY\\MACHINE";
    private static final String USER = "\\REGISTRY\\USER";

    private RegistryPath() {}

    /** A path as the kernel writes it with the names that everybody else uses; any other as it is. Which control set is the current one is not known. */
    static String of(String path) {
        return begins(path, MACHINE)
                ? "HKLM" + path.substring(MACHINE.length())
                : begins(path, USER) ? "HKU" + path.substring(USER.length()) : path;
    }

    private static boolean begins(String path, String key) {
        return path.regionMatches(true, 0, key, 0, key.length())
                && (path.length() == key.length() || path.charAt(key.length()) == '\\');
    }
}
