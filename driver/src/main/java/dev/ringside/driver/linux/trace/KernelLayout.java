package dev.ringside.driver.linux.trace;

import dev.ringside.driver.btf.Btf;
import dev.ringside.driver.btf.BtfException;
import dev.ringside.driver.btf.BtfKind;
import dev.ringside.driver.btf.FieldLocation;

/**
 * Where the fields that the programs read lie in the structures of a kernel: byte offsets, named by structure and field, and -1 where
 * {@code of} says that a kernel may do without.
 *
 * @param taskType BTF id of a task's structure
 * @param castFunction BTF id of {@code bpf_rdonly_cast}, or 0 where the kernel does not offer it
 * @param exitTellsGroupDead whether the tracepoint of a thread's end says if it is the last one of its process
 * @param structures all structures of the same kernel, by name
 */
public record KernelLayout(
        int taskMm,
        int taskPid,
        int taskTgid,
        int taskFlags,
        int taskComm,
        int taskCred,
        int taskFs,
        int taskSignal,
        int taskRealParent,
        int taskGroupLeader,
        int taskStartBoottime,
        int taskExitCode,
        int taskSessionId,
        int credUid,
        int credEuid,
        int credGid,
        int credCapEffective,
        int mmExeFile,
        int mmArgStart,
        int mmArgEnd,
        int fileDentry,
        int fileMount,
        int fsPwdDentry,
        int fsPwdMount,
        int dentryParent,
        int dentryNameLength,
        int dentryName,
        int mountParent,
        int mountPoint,
        int mountOfVfs,
        int vfsMountRoot,
        int signalTty,
        int signalFlags,
        int signalGroupExitCode,
        int signalLive,
        int signalMaxRss,
        int ttyName,
        int bprmFilename,
        int bprmInterp,
        int bprmFdPath,
        int bprmArgc,
        int taskType,
        int castFunction,
        boolean exitTellsGroupDead,
        Structures structures) {

    /**
     * Asks a kernel's type information.
     *
     * @throws BtfException if a field that the programs need is not there
     */
    public static KernelLayout of(Btf btf) {
        return new KernelLayout(
                offset(btf, "task_struct", "mm"),
                offset(btf, "task_struct", "pid"),
                offset(btf, "task_struct", "tgid"),
                offset(btf, "task_struct", "flags"),
                offset(btf, "task_struct", "comm"),
                offset(btf, "task_struct", "cred"),
                offset(btf, "task_struct", "fs"),
                offset(btf, "task_struct", "signal"),
                offset(btf, "task_struct", "real_parent"),
                offset(btf, "task_struct", "group_leader"),
                offset(btf, "task_struct", "start_boottime"),
                offset(btf, "task_struct", "exit_code"),
                optional(btf, "task_struct", "sessionid"),
                offset(btf, "cred", "uid"),
                offset(btf, "cred", "euid"),
                offset(btf, "cred", "gid"),
                offset(btf, "cred", "cap_effective"),
                offset(btf, "mm_struct", "exe_file"),
                offset(btf, "mm_struct", "arg_start"),
                offset(btf, "mm_struct", "arg_end"),
                offset(btf, "file", "f_path.dentry"),
                offset(btf, "file", "f_path.mnt"),
                offset(btf, "fs_struct", "pwd.dentry"),
                offset(btf, "fs_struct", "pwd.mnt"),
                offset(btf, "dentry", "d_parent"),
                offset(btf, "dentry", "d_name.len"),
                offset(btf, "dentry", "d_name.name"),
                offset(btf, "mount", "mnt_parent"),
                offset(btf, "mount", "mnt_mountpoint"),
                offset(btf, "mount", "mnt"),
                offset(btf, "vfsmount", "mnt_root"),
                offset(btf, "signal_struct", "tty"),
                offset(btf, "signal_struct", "flags"),
                offset(btf, "signal_struct", "group_exit_code"),
                offset(btf, "signal_struct", "live"),
                offset(btf, "signal_struct", "maxrss"),
                offset(btf, "tty_struct", "name"),
                offset(btf, "linux_binprm", "filename"),
                offset(btf, "linux_binprm", "interp"),
                optional(btf, "linux_binprm", "fdpath"),
                offset(btf, "linux_binprm", "argc"),
                btf.typeId(BtfKind.STRUCT, "task_struct").orElse(0),
                btf.typeId(BtfKind.FUNC, "bpf_rdonly_cast").orElse(0),
                // The parameter group_dead came with 6.16.
                btf.tracepoint(Site.EXIT.tracepoint())
                                .map(prototype -> prototype.parameters().size())
                                .orElse(0)
                        > 1,
                new Structures(btf));
    }

    private static int offset(Btf btf, String structure, String path) {
        return btf.field(structure, path)
                .map(FieldLocation::offset)
                .orElseThrow(() -> new BtfException("the kernel's type information has no " + structure + "." + path));
    }

    private static int optional(Btf btf, String structure, String path) {
        return btf.field(structure, path).map(FieldLocation::offset).orElse(-1);
    }
}
