package dev.ringside.dsl.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ForwardingEventTest {
    /** What is not forwarded would be missing, since an event may leave most methods as they are. */
    @Test
    void everyMethodIsForwarded() {
        assertThat(Arrays.stream(ForwardingEvent.class.getDeclaredMethods()).map(ForwardingEventTest::signature))
                .containsAll(Arrays.stream(Event.class.getDeclaredMethods())
                        .map(ForwardingEventTest::signature)
                        .toList());
    }

    private static String signature(Method method) {
        return method.getName() + Arrays.toString(method.getParameterTypes());
    }
}
