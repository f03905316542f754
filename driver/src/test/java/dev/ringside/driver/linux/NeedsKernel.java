package dev.ringside.driver.linux;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** For tests that load programs into the running kernel. They are skipped, and say why, where that cannot be: not Linux, no privileges, no BTF. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsKernelCondition.class)
public @interface NeedsKernel {}
