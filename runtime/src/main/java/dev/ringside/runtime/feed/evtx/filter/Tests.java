package dev.ringside.runtime.feed.evtx.filter;

import dev.ringside.runtime.feed.evtx.EvtxRecord;
import java.util.Comparator;
import java.util.List;

/** And, or and not of three values: no is the least of them, and yes the greatest. What is the same for all records is worked out at once. */
final class Tests {
    private Tests() {}

    static Test all(List<Test> tests) {
        return combined(tests, Test.NO);
    }

    static Test any(List<Test> tests) {
        return combined(tests, Test.YES);
    }

    static Test not(Test test) {
        return switch (test) {
            case Test.Fixed fixed -> new Test.Fixed(-fixed.value());
            case Not not -> not.test;
            default -> new Not(test);
        };
    }

    /** @param decisive the value of one test that makes it the value of all of them */
    private static Test combined(List<Test> tests, int decisive) {
        if (tests.contains(new Test.Fixed(decisive))) {
            return new Test.Fixed(decisive);
        }
        Test[] left = tests.stream()
                .filter(test -> !test.equals(new Test.Fixed(-decisive)))
                .sorted(Comparator.comparing(Test::cost))
                .toArray(Test[]::new);
        return switch (left.length) {
            case 0 -> new Test.Fixed(-decisive);
            case 1 -> left[0];
            default -> new Several(left, decisive);
        };
    }

    private static final class Several implements Test {
        private final Test[] tests;
        private final int decisive;

        Several(Test[] tests, int decisive) {
            this.tests = tests;
            this.decisive = decisive;
        }

        @Override
        public int of(EvtxRecord record) {
            int value = -decisive;
            for (Test test : tests) {
                int one = test.of(record);
                if (one == decisive) {
                    return one;
                }
                value = one == UNKNOWN ? UNKNOWN : value;
            }
            return value;
        }

        @Override
        public Cost cost() {
            return tests[tests.length - 1].cost();
        }
    }

    private record Not(Test test) implements Test {
        @Override
        public int of(EvtxRecord record) {
            return -test.of(record);
        }

        @Override
        public Cost cost() {
            return test.cost();
        }
    }
}
