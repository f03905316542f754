package dev.ringside.runtime.doctor;

import java.util.List;

/** Looks at one subject on this machine. */
@FunctionalInterface
public interface Check {
    /** What there is to say; changes nothing on the machine, and does not throw for what it finds. */
    List<Finding> run();
}
