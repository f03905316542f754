package dev.ringside.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.ringside.tests.architecture.Ringside.CLASSES;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class HabitsTest {
    private static final String CONSOLE = "dev.ringside.shell.console..";

    @Test
    void onlyTheConsoleKnowsTheStandardStreams() {
        for (String stream : new String[] {"in", "out", "err"}) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(CONSOLE)
                    .should()
                    .accessField(System.class, stream)
                    .check(CLASSES);
        }
    }

    @Test
    void onlyTheProgramItselfShowsAStackTrace() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.ringside.shell.Main")
                .should()
                .callMethodWhere(new DescribedPredicate<JavaMethodCall>("it prints a stack trace") {
                    @Override
                    public boolean test(JavaMethodCall call) {
                        return call.getTarget().getName().equals("printStackTrace")
                                && call.getTargetOwner().isAssignableTo(Throwable.class);
                    }
                })
                .check(CLASSES);
    }

    @Test
    void lettersAreFoldedTheSameInEveryCountry() {
        for (String method : new String[] {"toLowerCase", "toUpperCase"}) {
            noClasses().should().callMethod(String.class, method).check(CLASSES);
        }
    }

    @Test
    void everyPackageSaysWhatItIsForAndThatNothingInItIsNull() {
        classes()
                .should(new ArchCondition<JavaClass>("be in a package that is @NullMarked") {
                    @Override
                    public void check(JavaClass one, ConditionEvents events) {
                        if (!one.getPackage().isAnnotatedWith(NullMarked.class)) {
                            events.add(SimpleConditionEvent.violated(
                                    one, "no @NullMarked package-info for " + one.getName()));
                        }
                    }
                })
                .check(CLASSES);
    }
}
