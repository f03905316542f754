package dev.ringside.tests.fuzz;

import dev.ringside.driver.btf.Btf;
import dev.ringside.driver.btf.BtfException;

/** Type information is read or said to be damaged, as a whole and by each look-up. The names are those of the seed. */
public final class BtfTarget {
    private static final int MOST_NAMED = 1_000;

    private BtfTarget() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        try {
            Btf btf = Btf.of(input);
            lookUp(() -> btf.field("outer", "in.x"));
            lookUp(() -> btf.field("outer", "flag"));
            lookUp(() -> btf.field("outer", "missing"));
            lookUp(() -> btf.field("outer", "table"));
            lookUp(() -> btf.enumValue("numbers", "ONE"));
            lookUp(() -> btf.enumValue("wide", "TWO"));
            lookUp(() -> btf.function("run"));
            lookUp(() -> btf.tracepoint("ended"));
            lookUp(() -> btf.tracepointId("ended"));
            lookUp(() -> btf.size("outer"));
            for (int id = 0; id <= Math.min(btf.typeCount(), MOST_NAMED); id++) {
                int one = id;
                lookUp(() -> btf.typeName(one));
            }
        } catch (BtfException e) {
            // It says so.
        }
    }

    private static void lookUp(Runnable look) {
        try {
            look.run();
        } catch (BtfException e) {
            // Damage there need not keep others from being found.
        }
    }
}
