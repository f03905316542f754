package dev.ringside.driver.windows.service;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;

/** Says in plain words why Windows refuses, and what helps (error codes: winerror.h). */
public final class ServiceDiagnosis {
    private static final int FILE_NOT_FOUND = 2;
    private static final int ACCESS_DENIED = 5;
    private static final int SHARING_VIOLATION = 32;
    private static final int DISK_FULL = 112;
    private static final int ALREADY_EXISTS = 183;
    private static final int INVALID_IMAGE_HASH = 577;
    private static final int SERVICE_REQUEST_TIMEOUT = 1053;
    private static final int SERVICE_DISABLED = 1058;
    private static final int SERVICE_DOES_NOT_EXIST = 1060;
    private static final int FAILED_SERVICE_CONTROLLER_CONNECT = 1063;
    private static final int SERVICE_SPECIFIC_ERROR = 1066;
    private static final int PROCESS_ABORTED = 1067;
    private static final int DEPENDENCY_FAIL = 1068;
    private static final int SERVICE_MARKED_FOR_DELETE = 1072;
    private static final int SERVICE_EXISTS = 1073;
    private static final int DEPENDENCY_DELETED = 1075;
    private static final int DRIVER_BLOCKED = 1275;

    private ServiceDiagnosis() {}

    /** Why it cannot be done. */
    public static Diagnostic of(ServiceException exception) {
        String operation = exception.operation();
        return switch (exception.number()) {
            case ACCESS_DENIED ->
                because(
                        operation,
                        "only administrators may",
                        "start it from a terminal that was opened with \"Run as administrator\"");
            case INVALID_IMAGE_HASH ->
                because(
                        operation,
                        "the driver has no signature that Windows trusts",
                        "use a signed build of Ringside, or try it on a machine of your own that allows test signatures:"
                                + " bcdedit /set testsigning on, and see \"Signing\" in driver/README.md");
            case DRIVER_BLOCKED ->
                because(
                        operation,
                        "a policy of this machine keeps the driver from loading",
                        "let the policy for drivers (memory integrity, application control) allow Ringside.sys");
            case SERVICE_EXISTS, ALREADY_EXISTS -> because(operation, "it exists already", UPGRADE);
            case SERVICE_MARKED_FOR_DELETE ->
                because(
                        operation,
                        "a former one is still being removed",
                        "close what shows services, such as services.msc; if that does not help, restart Windows");
            case SERVICE_DOES_NOT_EXIST ->
                because(operation, "there is no such service", "install it as an administrator: ringside install");
            case DEPENDENCY_DELETED, DEPENDENCY_FAIL ->
                because(
                        operation,
                        "a service that it depends on is missing or does not start",
                        "see which one: sc qc Ringside, and sc query FltMgr");
            case SERVICE_DISABLED ->
                because(operation, "it is disabled", "allow it: sc config RingsideService start= auto");
            case SERVICE_REQUEST_TIMEOUT, SERVICE_SPECIFIC_ERROR, PROCESS_ABORTED ->
                because(
                        operation,
                        "the service ended or did not answer in time",
                        "see what it said in the event log, source Ringside");
            case FAILED_SERVICE_CONTROLLER_CONNECT ->
                because(operation, "only Windows itself starts a service", "let it: sc start RingsideService");
            case DISK_FULL -> because(operation, "the disk is full", "make room, and try again");
            case SHARING_VIOLATION ->
                because(operation, "another program has the file open", "end that program, and try again");
            case FILE_NOT_FOUND ->
                because(operation, "Windows does not find it", "see that no other program removes Ringside's files");
            default ->
                because(
                        operation,
                        "Windows answers with error " + exception.number(),
                        "net helpmsg " + exception.number() + " says what it means");
        };
    }

    /** What to do where Ringside is installed already. */
    public static final String UPGRADE =
            "to upgrade, remove the former one first: ringside uninstall, then ringside install";

    private static Diagnostic because(String operation, String reason, String hint) {
        return Diagnostic.of(Code.FEED, "cannot " + operation + ": " + reason, hint);
    }
}
