package dev.ringside.runtime.script;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Field;
import dev.ringside.runtime.feed.linux.RunningProcess;
import dev.ringside.runtime.feed.shared.KillOutcome;
import dev.ringside.runtime.feed.windows.WindowsProcess;
import dev.ringside.runtime.script.guest.Guest;
import dev.ringside.runtime.source.Feeds;
import java.util.Optional;
import org.graalvm.polyglot.Value;

/** What a script can do about what it saw, if it may. */
final class Response {
    private static final long FIRST_ON_WINDOWS = 4;

    private final Permissions permissions;
    private final Guest guest;

    Response(Permissions permissions, Guest guest) {
        this.permissions = permissions;
        this.guest = guest;
    }

    void addTo(Functions functions) {
        functions.add("kill", arguments -> kill(arguments[0]));
        functions.add("environment", arguments -> environment(Coercion.text(arguments[0])));
    }

    /** @return whether the process was still there */
    private boolean kill(Value value) {
        if (!permissions.kill()) {
            throw Permissions.refuse("end processes", "kill");
        }
        Event event = guest.event(value)
                .map(Guest.Seen::event)
                .orElseThrow(() -> wrong("kill takes an event", "write kill(e) where e is an event of a process"));
        Optional<Field> pid = event.stream().find("pid").filter(field -> event.has(field.slot()));
        Optional<String> guid = event.stream().find("guid").flatMap(field -> text(event, field));
        if (pid.isEmpty() || guid.isEmpty()) {
            throw wrong("the event does not say which process it is about", "it needs a pid and a guid");
        }
        long number = event.number(pid.get().slot());
        if (number <= first() || number == ProcessHandle.current().pid()) {
            throw wrong("process " + number + " is not one to end", "it is the system's first one, or Ringside");
        }
        return switch (kill(number, guid.get())) {
            case KILLED -> true;
            case GONE -> false;
            case REFUSED ->
                throw wrong(
                        "the system does not let Ringside end process " + number,
                        "run Ringside as " + (Feeds.isWindows() ? "an administrator" : "root"));
        };
    }

    /** The pid of the process that all others come from. */
    private static long first() {
        return Feeds.isWindows() ? FIRST_ON_WINDOWS : 1;
    }

    private static KillOutcome kill(long pid, String guid) {
        if (Feeds.isLinux()) {
            return RunningProcess.kill(pid, guid);
        }
        if (Feeds.isWindows()) {
            return WindowsProcess.kill(pid, guid);
        }
        throw wrong("processes can be ended on Linux and Windows only", "this version cannot do that here");
    }

    private static Optional<String> text(Event event, Field field) {
        return Optional.ofNullable(event.text(field.slot()));
    }

    private static RingsideException wrong(String message, String hint) {
        return new RingsideException(Diagnostic.of(Code.SCRIPT, message, hint));
    }

    private String environment(String name) {
        if (!permissions.environment().contains(name)) {
            throw Permissions.refuse("read the variable " + name + " of the environment", "env=" + name);
        }
        return Optional.ofNullable(System.getenv(name)).orElse("");
    }
}
