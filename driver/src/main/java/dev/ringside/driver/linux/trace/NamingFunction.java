package dev.ringside.driver.linux.trace;

import static dev.ringside.driver.linux.trace.SystemCall.CHMOD;
import static dev.ringside.driver.linux.trace.SystemCall.CHOWN;
import static dev.ringside.driver.linux.trace.SystemCall.FCHMODAT;
import static dev.ringside.driver.linux.trace.SystemCall.FCHMODAT2;
import static dev.ringside.driver.linux.trace.SystemCall.FCHOWNAT;
import static dev.ringside.driver.linux.trace.SystemCall.FUTIMESAT;
import static dev.ringside.driver.linux.trace.SystemCall.LCHOWN;
import static dev.ringside.driver.linux.trace.SystemCall.TRUNCATE;
import static dev.ringside.driver.linux.trace.SystemCall.UTIME;
import static dev.ringside.driver.linux.trace.SystemCall.UTIMENSAT;
import static dev.ringside.driver.linux.trace.SystemCall.UTIMES;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Functions of the kernel that it calls with the files that a system call has named, as it has found them, before it does anything: dentries and mounts, where the call itself
 * has only what was typed. Security modules are asked there, so that nothing is done that does not come by (but for times, which they are not asked about).
 */
enum NamingFunction {
    UNLINK(
            "security_path_unlink",
            Set.of(SystemCall.UNLINK, SystemCall.UNLINKAT, UringRequest.UNLINKAT),
            child(Datum.PATH, 0, 1)),
    RMDIR(
            "security_path_rmdir",
            Set.of(SystemCall.RMDIR, SystemCall.UNLINKAT, UringRequest.UNLINKAT),
            child(Datum.PATH, 0, 1)),
    RENAME(
            "security_path_rename",
            Set.of(SystemCall.RENAME, SystemCall.RENAMEAT, SystemCall.RENAMEAT2, UringRequest.RENAMEAT),
            child(Datum.OLD_PATH, 0, 1),
            child(Datum.PATH, 2, 3)),
    // Both ends are on one mount.
    LINK(
            "security_path_link",
            Set.of(SystemCall.LINK, SystemCall.LINKAT, UringRequest.LINKAT),
            child(Datum.OLD_PATH, 1, 0),
            child(Datum.PATH, 1, 2)),
    SYMLINK(
            "security_path_symlink",
            Set.of(SystemCall.SYMLINK, SystemCall.SYMLINKAT, UringRequest.SYMLINKAT),
            child(Datum.PATH, 0, 1)),
    MKDIR(
            "security_path_mkdir",
            Set.of(SystemCall.MKDIR, SystemCall.MKDIRAT, UringRequest.MKDIRAT),
            child(Datum.PATH, 0, 1)),
    MKNOD("security_path_mknod", Set.of(SystemCall.MKNOD, SystemCall.MKNODAT), child(Datum.PATH, 0, 1)),
    CHMOD_OF("security_path_chmod", Set.of(CHMOD, FCHMODAT, FCHMODAT2), itself()),
    CHOWN_OF("security_path_chown", Set.of(CHOWN, LCHOWN, FCHOWNAT), itself()),
    TRUNCATE_OF("security_path_truncate", Set.of(TRUNCATE), itself()),
    UTIMES_OF("vfs_utimes", Set.of(UTIME, UTIMES, FUTIMESAT, UTIMENSAT), itself());

    /** The paths that an event may have. */
    static final List<Datum> PATHS = List.of(Datum.PATH, Datum.OLD_PATH);

    /**
     * A file among the arguments.
     *
     * @param path what it is in the event
     * @param directory which argument is the path of its directory; of a file that is given as a path, its own
     * @param dentry which argument is its dentry, or -1 for a file that is given as a path
     */
    record Operand(Datum path, int directory, int dentry) {}

    private final String function;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<Occasion> occasions;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Operand> operands;

    NamingFunction(String function, Set<Occasion> occasions, Operand... operands) {
        this.function = function;
        this.occasions = occasions;
        this.operands = List.of(operands);
    }

    private static Operand child(Datum path, int directory, int dentry) {
        return new Operand(path, directory, dentry);
    }

    private static Operand itself() {
        return new Operand(Datum.PATH, 0, -1);
    }

    /** Its name in the kernel. */
    String function() {
        return function;
    }

    /** The system calls and requests to io_uring that it tells the files of. */
    Set<Occasion> occasions() {
        return occasions;
    }

    List<Operand> operands() {
        return operands;
    }

    /** Which paths of what is done there some function tells. */
    static List<Datum> pathsOf(Occasion occasion) {
        return Arrays.stream(values())
                .filter(function -> function.occasions.contains(occasion))
                .flatMap(function -> function.operands.stream())
                .map(Operand::path)
                .distinct()
                .toList();
    }

    /** Those that tell the files of any of these. */
    static Set<NamingFunction> of(Set<? extends Occasion> wanted) {
        return Arrays.stream(values())
                .filter(function -> function.occasions.stream().anyMatch(wanted::contains))
                .collect(Collectors.toSet());
    }
}
