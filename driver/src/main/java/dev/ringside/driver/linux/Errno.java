package dev.ringside.driver.linux;

import java.util.Arrays;
import java.util.Optional;

/** The error numbers that {@code bpf(2)} and {@code mmap(2)} give (asm-generic/errno.h; ENOTSUPP from include/linux/errno.h). */
public enum Errno {
    EPERM(1, "not permitted"),
    ENOENT(2, "no such thing"),
    ESRCH(3, "no such process"),
    EINTR(4, "interrupted"),
    EIO(5, "input/output error"),
    E2BIG(7, "too big"),
    EBADF(9, "bad file descriptor"),
    EAGAIN(11, "try again"),
    ENOMEM(12, "out of memory"),
    EACCES(13, "permission denied, or refused by the verifier"),
    EFAULT(14, "bad address"),
    EBUSY(16, "busy"),
    EEXIST(17, "exists already"),
    ENODEV(19, "no such device"),
    EINVAL(22, "invalid argument"),
    ENFILE(23, "too many open files in the system"),
    EMFILE(24, "too many open files"),
    ENOSPC(28, "no space left"),
    ERANGE(34, "out of range"),
    ENOSYS(38, "the kernel lacks this call"),
    EOPNOTSUPP(95, "not supported"),
    ENOTSUPP(524, "not supported");

    private final int number;
    private final String meaning;

    Errno(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    /** What it means, in a few words. */
    public String meaning() {
        return meaning;
    }

    /** The error of that number, if it is one that is expected here. */
    public static Optional<Errno> of(int number) {
        return Arrays.stream(values()).filter(errno -> errno.number == number).findFirst();
    }

    /** Its name, or {@code errno 123}. */
    static String describe(int number) {
        return of(number)
                .map(errno -> errno.name() + " (" + errno.meaning + ")")
                .orElse("errno " + number);
    }
}
