package dev.ringside.driver.windows.service;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.Winsvc;
import com.sun.jna.platform.win32.Winsvc.SC_HANDLE;
import com.sun.jna.platform.win32.Winsvc.SERVICE_STATUS;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Windows' service manager. Every call opens what it needs and closes it again: a handle that stays open would keep a service that is removed from
 * going away. For any thread.
 *
 * <p>Everything throws a {@link ServiceException} if Windows refuses.
 */
public final class ServiceManager {
    private static final long POLL_NANOS = 50_000_000L;
    private static final int DELETE = WinNT.DELETE;
    private static final int FAILURE_ACTIONS = 2;
    private static final int RESTART = 1;
    private static final Set<Integer> PASSING =
            Set.of(WinError.ERROR_SERVICE_DATABASE_LOCKED, WinError.ERROR_SERVICE_REQUEST_TIMEOUT);

    private ServiceManager() {}

    /** How a service is. */
    public enum State {
        STOPPED(Winsvc.SERVICE_STOPPED),
        STARTING(Winsvc.SERVICE_START_PENDING),
        STOPPING(Winsvc.SERVICE_STOP_PENDING),
        RUNNING(Winsvc.SERVICE_RUNNING),
        RESUMING(Winsvc.SERVICE_CONTINUE_PENDING),
        PAUSING(Winsvc.SERVICE_PAUSE_PENDING),
        PAUSED(Winsvc.SERVICE_PAUSED);

        private final int number;

        State(int number) {
            this.number = number;
        }

        private static State of(int number) {
            return List.of(values()).stream()
                    .filter(state -> state.number == number)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("a service is in state " + number));
        }
    }

    /** Makes sure that this user may make services. */
    public static void checkRights() {
        withManager("make services", Winsvc.SC_MANAGER_CREATE_SERVICE, manager -> manager);
    }

    /** How a service is; empty if there is none of that name. */
    public static Optional<State> state(String name) {
        try {
            return Optional.of(withService("look at " + called(name), name, Winsvc.SERVICE_QUERY_STATUS, service -> {
                SERVICE_STATUS status = new SERVICE_STATUS();
                check("look at " + called(name), Advapi32.INSTANCE.QueryServiceStatus(service, status));
                return State.of(status.dwCurrentState);
            }));
        } catch (ServiceException e) {
            if (e.number() == WinError.ERROR_SERVICE_DOES_NOT_EXIST) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Makes a service. */
    public static void create(ServiceDefinition definition) {
        String operation = "make " + called(definition.name());
        withManager(operation, Winsvc.SC_MANAGER_CREATE_SERVICE, manager -> {
            SC_HANDLE service = Advapi32.INSTANCE.CreateService(
                    manager,
                    definition.name(),
                    definition.title(),
                    Winsvc.SERVICE_ALL_ACCESS,
                    definition.kind().type(),
                    definition.kind().start(),
                    WinNT.SERVICE_ERROR_NORMAL,
                    definition.program(),
                    definition.group().orElse(null),
                    null,
                    definition.dependencies(),
                    null,
                    null);
            check(operation, service != null);
            Advapi32.INSTANCE.CloseServiceHandle(service);
            return service;
        });
    }

    /** Lets Windows start a service again when it ends by itself: after each of these times, the last one from then on. */
    public static void restartAfter(String name, List<Duration> pauses, Duration forgottenAfter) {
        String operation = "set the recovery of " + called(name);
        withService(operation, name, Winsvc.SERVICE_CHANGE_CONFIG | Winsvc.SERVICE_START, service -> {
            Winsvc.SERVICE_FAILURE_ACTIONS.ByReference actions = new Winsvc.SERVICE_FAILURE_ACTIONS.ByReference();
            Winsvc.SC_ACTION.ByReference first = new Winsvc.SC_ACTION.ByReference();
            Winsvc.SC_ACTION[] all = (Winsvc.SC_ACTION[]) first.toArray(pauses.size());
            for (int i = 0; i < all.length; i++) {
                all[i].type = RESTART;
                all[i].delay = (int) pauses.get(i).toMillis();
                all[i].write();
            }
            actions.dwResetPeriod = (int) forgottenAfter.toSeconds();
            actions.cActions = all.length;
            actions.lpsaActions = first;
            return check(operation, Advapi32.INSTANCE.ChangeServiceConfig2(service, FAILURE_ACTIONS, actions));
        });
    }

    /** Starts a service, and waits until it runs. */
    public static void start(String name, Duration patience) {
        String operation = "start " + called(name);
        long end = System.nanoTime() + patience.toNanos();
        while (!begun(operation, name, end)) {
            pause();
        }
        State reached = await(name, State.STARTING, end);
        if (reached != State.RUNNING) {
            throw new ServiceException(
                    operation,
                    reached == State.STARTING
                            ? WinError.ERROR_SERVICE_REQUEST_TIMEOUT
                            : WinError.ERROR_PROCESS_ABORTED);
        }
    }

    /**
     * Whether a service was told to start. It is not while Windows itself is starting and holds the list of services; and a JVM on a busy machine may take
     * longer than Windows waits for a process, which it does not the next time.
     */
    private static boolean begun(String operation, String name, long end) {
        try {
            return withService(
                    operation,
                    name,
                    Winsvc.SERVICE_START,
                    service -> check(operation, Advapi32.INSTANCE.StartService(service, 0, null)));
        } catch (ServiceException e) {
            if (PASSING.contains(e.number()) && System.nanoTime() < end) {
                return false;
            }
            throw e;
        }
    }

    /** Stops a service, if it runs, and waits until it has stopped. */
    public static void stop(String name, Duration patience) {
        String operation = "stop " + called(name);
        if (state(name).orElse(State.STOPPED) == State.STOPPED) {
            return;
        }
        control(name, operation, Winsvc.SERVICE_STOP, Winsvc.SERVICE_CONTROL_STOP);
        State reached = await(name, State.STOPPING, System.nanoTime() + patience.toNanos());
        if (reached != State.STOPPED) {
            throw new ServiceException(operation, WinError.ERROR_SERVICE_REQUEST_TIMEOUT);
        }
    }

    /** Tells a service that runs that what it works by has changed. */
    public static void tellChange(String name) {
        control(
                name,
                "tell " + called(name) + " of the change",
                Winsvc.SERVICE_PAUSE_CONTINUE,
                Winsvc.SERVICE_CONTROL_PARAMCHANGE);
    }

    /** Removes a service that has stopped. */
    public static void delete(String name) {
        String operation = "remove " + called(name);
        withService(operation, name, DELETE, service -> check(operation, Advapi32.INSTANCE.DeleteService(service)));
    }

    private static void control(String name, String operation, int access, int code) {
        withService(
                operation,
                name,
                access,
                service -> check(operation, Advapi32.INSTANCE.ControlService(service, code, new SERVICE_STATUS())));
    }

    /** Waits until a service leaves a state, and gives the one it is in then. */
    private static State await(String name, State leaves, long end) {
        State state = state(name).orElse(State.STOPPED);
        while (state == leaves && System.nanoTime() < end) {
            pause();
            state = state(name).orElse(State.STOPPED);
        }
        return state;
    }

    private static void pause() {
        LockSupport.parkNanos(POLL_NANOS);
    }

    private static <T> T withService(String operation, String name, int access, Function<SC_HANDLE, T> use) {
        return withManager(operation, Winsvc.SC_MANAGER_CONNECT, manager -> {
            SC_HANDLE service = Advapi32.INSTANCE.OpenService(manager, name, access);
            check(operation, service != null);
            try {
                return use.apply(service);
            } finally {
                Advapi32.INSTANCE.CloseServiceHandle(service);
            }
        });
    }

    private static <T> T withManager(String operation, int access, Function<SC_HANDLE, T> use) {
        SC_HANDLE manager = Advapi32.INSTANCE.OpenSCManager(null, null, access);
        check(operation, manager != null);
        try {
            return use.apply(manager);
        } finally {
            Advapi32.INSTANCE.CloseServiceHandle(manager);
        }
    }

    private static boolean check(String operation, boolean done) {
        if (!done) {
            throw new ServiceException(operation, Native.getLastError());
        }
        return true;
    }

    private static String called(String name) {
        return "the service " + name;
    }
}
