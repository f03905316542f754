package dev.ringside.shell.command;

import dev.ringside.dsl.diagnostic.Code;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the process tells who started it. */
public final class ExitStatus {
    public static final int DONE = 0;
    public static final int INTERNAL = 1;
    public static final int ALERT = 1;
    public static final int USAGE = 2;
    public static final int SOURCE = 3;
    public static final int LOST = 4;
    public static final int SCRIPT = 5;
    public static final int INTERRUPTED = 130;

    private ExitStatus() {}

    /** The status for a failure that the user was told. */
    public static int of(Code code) {
        return switch (code) {
            case SYNTAX,
                    UNFINISHED,
                    UNKNOWN_STREAM,
                    UNKNOWN_OPERATOR,
                    UNKNOWN_OPTION,
                    UNKNOWN_FIELD,
                    TYPE,
                    LITERAL,
                    USAGE -> USAGE;
            case FEED, RECORDING -> SOURCE;
            case LIMIT -> LOST;
            case OUTPUT -> INTERNAL;
            case SCRIPT, OVERRUN, PERMISSION -> SCRIPT;
            case INTERRUPTED -> INTERRUPTED;
        };
    }

    /** The list for {@code --help}. */
    static Map<String, String> descriptions() {
        Map<String, String> descriptions = new LinkedHashMap<>();
        descriptions.put(String.valueOf(DONE), "done; also when a live query was ended after it had found something");
        descriptions.put(
                String.valueOf(INTERNAL),
                "an alert of the level of --fail-on; the output could not be written; or Ringside itself failed");
        descriptions.put(String.valueOf(USAGE), "the command line or the query is wrong");
        descriptions.put(String.valueOf(SOURCE), "a source of events could not be opened");
        descriptions.put(String.valueOf(LOST), "events were lost and --strict was given");
        descriptions.put(String.valueOf(SCRIPT), "a script failed, or a case of one");
        descriptions.put(String.valueOf(INTERRUPTED), "interrupted before anything was complete");
        return descriptions;
    }
}
