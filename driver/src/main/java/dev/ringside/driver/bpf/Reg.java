package dev.ringside.driver.bpf;

/** The registers. R0 takes results, R1 to R5 arguments and are lost in calls, R6 to R9 survive calls, R10 is the frame pointer, read only. */
public enum Reg {
    R0(0),
    R1(1),
    R2(2),
    R3(3),
    R4(4),
    R5(5),
    R6(6),
    R7(7),
    R8(8),
    R9(9),
    R10(10);

    private final int number;

    Reg(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
