package dev.ringside.runtime.agent.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepsTest {
    private final List<String> done = new ArrayList<>();

    private Step step(String name) {
        return new Step(name, () -> done.add("+" + name), () -> done.add("-" + name));
    }

    private static Runnable refuse(String message) {
        return () -> {
            throw new RingsideException(Diagnostic.of(Code.FEED, message));
        };
    }

    @Test
    void theLastStepIsTakenBackFirst() {
        List<Step> steps = List.of(step("a"), step("b"));
        Steps.apply(steps);
        Steps.undo(steps);

        assertThat(done).containsExactly("+a", "+b", "-b", "-a");
    }

    @Test
    void whatFailsTakesBackWhatWasDoneAndSaysWhatStays() {
        Step stuck = new Step("stuck", () -> done.add("+stuck"), refuse("stuck stays"));

        assertThatThrownBy(() -> Steps.apply(
                        List.of(step("a"), stuck, step("b"), new Step("c", refuse("c fails"), () -> {}), step("d"))))
                .hasMessageContaining("c fails")
                .hasMessageContaining("stuck stays");
        assertThat(done).containsExactly("+a", "+stuck", "+b", "-b", "-a");
    }

    @Test
    void aFaultOfRingsideLeavesNothingEither() {
        Step broken = new Step(
                "broken",
                () -> {
                    throw new IllegalStateException("a fault");
                },
                () -> {});

        assertThatThrownBy(() -> Steps.apply(List.of(step("a"), broken))).hasMessage("a fault");
        assertThat(done).containsExactly("+a", "-a");
    }
}
