package dev.ringside.driver.linux.trace;

import java.util.List;

/**
 * System calls that events are made of, with their numbers on x86-64: that of 64-bit programs, and those of 32-bit programs, which may know
 * several of a kind (arch/x86/entry/syscalls in the kernel's source).
 */
enum SystemCall {
    OPEN(2, 5),
    CREAT(85, 8),
    OPENAT(257, 295),
    OPENAT2(437, 437),
    CLOSE(3, 6),
    CLOSE_RANGE(436, 436),
    DUP2(33, 63),
    DUP3(292, 330),
    READ(0, 3),
    READV(19, 145),
    WRITE(1, 4),
    WRITEV(20, 146),
    UNLINK(87, 10),
    UNLINKAT(263, 301),
    RMDIR(84, 40),
    RENAME(82, 38),
    RENAMEAT(264, 302),
    RENAMEAT2(316, 353),
    LINK(86, 9),
    LINKAT(265, 303),
    SYMLINK(88, 83),
    SYMLINKAT(266, 304),
    CHMOD(90, 15),
    FCHMOD(91, 94),
    FCHMODAT(268, 306),
    FCHMODAT2(452, 452),
    CHOWN(92, 182, 212),
    FCHOWN(93, 95, 207),
    LCHOWN(94, 16, 198),
    FCHOWNAT(260, 298),
    UTIME(132, 30),
    UTIMES(235, 271),
    FUTIMESAT(261, 299),
    UTIMENSAT(280, 320, 412),
    TRUNCATE(76, 92, 193),
    FTRUNCATE(77, 93, 194),
    MKDIR(83, 39),
    MKDIRAT(258, 296),
    MKNOD(133, 14),
    MKNODAT(259, 297),
    MMAP(9, 192),
    MPROTECT(10, 125),
    PKEY_MPROTECT(329, 380),
    MREMAP(25, 163),
    MEMFD_CREATE(319, 356),
    INIT_MODULE(175, 128),
    FINIT_MODULE(313, 350),
    PTRACE(101, 26),
    PROCESS_VM_READV(310, 347),
    PROCESS_VM_WRITEV(311, 348),
    PIDFD_GETFD(438, 438),
    CONNECT(42, 362),
    BIND(49, 361),
    LISTEN(50, 363),
    ACCEPT(43),
    ACCEPT4(288, 364),
    SENDTO(44, 369),
    SENDMSG(46, 370),
    SENDMMSG(307, 345),
    RECVFROM(45, 371),
    RECVMSG(47, 372),
    RECVMMSG(299, 337, 417),
    SETUID(105, 23, 213),
    SETGID(106, 46, 214),
    SETREUID(113, 70, 203),
    SETREGID(114, 71, 204),
    SETRESUID(117, 164, 208),
    SETRESGID(119, 170, 210),
    SETFSUID(122, 138, 215),
    SETFSGID(123, 139, 216),
    SETGROUPS(116, 81, 206),
    CAPSET(126, 185),
    PRCTL(157, 172),
    UNSHARE(272, 310),
    SETNS(308, 346),
    CLONE(56, 120),
    CLONE3(435, 435),
    EXECVE(59, 11),
    EXECVEAT(322, 358),
    BPF(321, 357);

    private final int number;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Integer> compatNumbers;

    SystemCall(int number, Integer... compatNumbers) {
        this.number = number;
        this.compatNumbers = List.of(compatNumbers);
    }

    /** Its number in 64-bit programs. */
    int number() {
        return number;
    }

    /** Its numbers in 32-bit programs. */
    List<Integer> compatNumbers() {
        return compatNumbers;
    }
}
