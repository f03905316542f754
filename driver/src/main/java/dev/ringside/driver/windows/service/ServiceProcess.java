package dev.ringside.driver.windows.service;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.Winsvc;
import com.sun.jna.platform.win32.Winsvc.SERVICE_STATUS;
import com.sun.jna.platform.win32.Winsvc.SERVICE_STATUS_HANDLE;
import com.sun.jna.platform.win32.Winsvc.SERVICE_TABLE_ENTRY;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** This process as a service that Windows has started: it is told by Windows to end, and of changes, and tells Windows how it is. */
public final class ServiceProcess {
    private static final int ACCEPTED =
            Winsvc.SERVICE_ACCEPT_STOP | Winsvc.SERVICE_ACCEPT_SHUTDOWN | Winsvc.SERVICE_ACCEPT_PARAMCHANGE;
    /** How long Windows waits for a step of starting or stopping, in milliseconds: a JVM with JavaScript takes its time. */
    private static final int HINT = 60_000;

    private final String name;
    private final Body body;
    private final CountDownLatch ending = new CountDownLatch(1);
    /** A handler has to return at once, so what changes take is done here. */
    private final ExecutorService changes = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("ringside-changes").daemon().factory());
    // Kept for as long as Windows may call them.
    private final Winsvc.SERVICE_MAIN_FUNCTION main = (count, arguments) -> live();
    private final Winsvc.HandlerEx handler = this::handle;
    private volatile @Nullable SERVICE_STATUS_HANDLE status;
    private volatile @Nullable RuntimeException failure;

    /** What the service does. */
    public interface Body {
        /** Begins; Windows calls the service running when this returns, and failed if it throws. */
        void start();

        /** What it works by has changed. Not called before {@link #start} has returned, and one at a time. */
        void change();

        /** Ends. */
        void stop();
    }

    private ServiceProcess(String name, Body body) {
        this.name = name;
        this.body = body;
    }

    /**
     * Runs a service, and returns when Windows has ended it.
     *
     * @throws ServiceException if it was not Windows that started this process
     * @throws RuntimeException what the body threw at its start, which Windows has been told of
     */
    public static void run(String name, Body body) {
        new ServiceProcess(name, body).dispatch();
    }

    private void dispatch() {
        // The table ends with an entry of zeros.
        SERVICE_TABLE_ENTRY[] table = (SERVICE_TABLE_ENTRY[]) new SERVICE_TABLE_ENTRY().toArray(2);
        table[0].lpServiceName = name;
        table[0].lpServiceProc = main;
        if (!Advapi32.INSTANCE.StartServiceCtrlDispatcher(table)) {
            throw new ServiceException("run as the service " + name, Native.getLastError());
        }
        RuntimeException reason = failure;
        if (reason != null) {
            throw reason;
        }
    }

    /** The service's own thread, which Windows makes. */
    private void live() {
        status = Advapi32.INSTANCE.RegisterServiceCtrlHandlerEx(name, handler, null);
        tell(Winsvc.SERVICE_START_PENDING, 0);
        try {
            body.start();
        } catch (RuntimeException e) {
            failure = e;
            tell(Winsvc.SERVICE_STOPPED, WinError.ERROR_SERVICE_SPECIFIC_ERROR);
            return;
        }
        tell(Winsvc.SERVICE_RUNNING, 0);
        try {
            ending.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tell(Winsvc.SERVICE_STOP_PENDING, 0);
        changes.shutdown();
        body.stop();
        tell(Winsvc.SERVICE_STOPPED, 0);
    }

    private int handle(int control, int type, Pointer data, Pointer context) {
        return switch (control) {
            case Winsvc.SERVICE_CONTROL_STOP, Winsvc.SERVICE_CONTROL_SHUTDOWN -> {
                ending.countDown();
                yield WinError.NO_ERROR;
            }
            case Winsvc.SERVICE_CONTROL_PARAMCHANGE -> {
                changes.execute(body::change);
                yield WinError.NO_ERROR;
            }
            case Winsvc.SERVICE_CONTROL_INTERROGATE -> WinError.NO_ERROR;
            default -> WinError.ERROR_CALL_NOT_IMPLEMENTED;
        };
    }

    private void tell(int state, int error) {
        SERVICE_STATUS now = new SERVICE_STATUS();
        boolean pending = state == Winsvc.SERVICE_START_PENDING || state == Winsvc.SERVICE_STOP_PENDING;
        now.dwServiceType = WinNT.SERVICE_WIN32_OWN_PROCESS;
        now.dwCurrentState = state;
        now.dwControlsAccepted = state == Winsvc.SERVICE_RUNNING ? ACCEPTED : 0;
        now.dwWin32ExitCode = error;
        now.dwServiceSpecificExitCode = error == 0 ? 0 : 1;
        now.dwWaitHint = pending ? HINT : 0;
        Advapi32.INSTANCE.SetServiceStatus(status, now);
    }
}
