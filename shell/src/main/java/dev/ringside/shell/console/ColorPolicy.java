package dev.ringside.shell.console;

import java.util.Map;

/** Decides whether to write colours. Colour never carries a meaning of its own. */
public final class ColorPolicy {
    private ColorPolicy() {}

    /**
     * The first that says something decides: the option {@code --no-color}, {@code NO_COLOR} if it is not empty, {@code CLICOLOR_FORCE} if it
     * is neither empty nor 0, and then whether it is a terminal that is not dumb.
     */
    public static boolean colors(boolean noColorOption, Map<String, String> environment, boolean terminal) {
        if (noColorOption || !environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        String force = environment.getOrDefault("CLICOLOR_FORCE", "");
        if (!force.isEmpty() && !force.equals("0")) {
            return true;
        }
        return terminal && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    }
}
