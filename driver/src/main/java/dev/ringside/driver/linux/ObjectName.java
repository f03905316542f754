package dev.ringside.driver.linux;

/** Names of kernel objects: what bpftool shows. */
final class ObjectName {
    private static final int LONGEST = 15;

    private ObjectName() {}

    /** The name itself if the kernel would take it. */
    static String checked(String name) {
        boolean good = name.length() <= LONGEST && name.chars().allMatch(ObjectName::isAllowed);
        if (!good) {
            throw new IllegalArgumentException("'" + name + "' is not a kernel object's name: at most " + LONGEST
                    + " ASCII letters, digits, '_' and '.'");
        }
        return name;
    }

    private static boolean isAllowed(int character) {
        return character < 128 && (Character.isLetterOrDigit(character) || character == '_' || character == '.');
    }
}
