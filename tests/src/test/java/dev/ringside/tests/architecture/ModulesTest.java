package dev.ringside.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.ringside.tests.architecture.Ringside.CLASSES;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModulesTest {
    private static final String DSL = "dev.ringside.dsl..";
    private static final String DRIVER = "dev.ringside.driver..";
    private static final String RUNTIME = "dev.ringside.runtime..";
    private static final String SHELL = "dev.ringside.shell..";
    private static final String JDK = "java..";
    private static final String JSPECIFY = "org.jspecify..";
    private static final String ASM = "org.objectweb.asm..";
    /** What the virtual machine tells of its threads, which is no part of Java itself. */
    private static final String JVM = "com.sun.management..";

    /** Readers of XML, which Java brings along. */
    private static final String XML = "javax.xml.stream..";

    private static final String JNA = "com.sun.jna..";
    private static final String JACKSON = "tools.jackson..";
    private static final String ZSTD = "com.github.luben.zstd..";
    private static final String GRAALJS = "org.graalvm.polyglot..";
    private static final String TRUFFLE = "com.oracle.truffle.api..";

    private static final String FILES_AND_SOCKETS =
            "java\\.(io\\.(File|RandomAccess).*|net\\.(.*Socket.*|URL.*|http\\..*)|nio\\.(file|channels)\\..*|lang\\.Process.*)";

    @Test
    void theClassesOfEveryModuleAreLookedAt() {
        for (String module : new String[] {"dsl", "driver", "runtime", "shell"}) {
            assertThat(CLASSES.containPackage("dev.ringside." + module))
                    .as(module)
                    .isTrue();
        }
        assertThat(CLASSES.containPackage("dev.ringside.tests")).isFalse();
    }

    @Test
    void theLanguageStandsOnTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage(DSL)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(DSL, JDK, JSPECIFY, ASM)
                .check(CLASSES);
    }

    @Test
    void theLanguageTouchesNeitherFilesNorSocketsNorProcesses() {
        noClasses()
                .that()
                .resideInAPackage(DSL)
                .should()
                .dependOnClassesThat()
                .haveNameMatching(FILES_AND_SOCKETS)
                .check(CLASSES);
    }

    @Test
    void theDriverKnowsTheLanguageAndNothingAbove() {
        classes()
                .that()
                .resideInAPackage(DRIVER)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(DSL, DRIVER, JDK, XML, JSPECIFY, JNA)
                .check(CLASSES);
    }

    @Test
    void theDriverKnowsOfQueriesOnlyPredicatesAndFields() {
        noClasses()
                .that()
                .resideInAPackage(DRIVER)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.ringside.dsl.query..", "dev.ringside.dsl.syntax..", "dev.ringside.dsl.eval..")
                .check(CLASSES);
    }

    @Test
    void theRuntimeDoesNotKnowTheShell() {
        classes()
                .that()
                .resideInAPackage(RUNTIME)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(DSL, DRIVER, RUNTIME, JDK, XML, JSPECIFY, JACKSON, ZSTD, GRAALJS, TRUFFLE, JVM)
                .check(CLASSES);
    }

    @Test
    void theShellGoesThroughTheRuntimeToReachTheKernel() {
        noClasses()
                .that()
                .resideInAPackage(SHELL)
                .and()
                // It unpacks native code for later starts and is no part of a running shell.
                .doNotHaveFullyQualifiedName("dev.ringside.shell.Preparation")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(DRIVER)
                .check(CLASSES);
    }

    @Test
    void packagesDoNotDependOnEachOtherInCircles() {
        slices().matching("dev.ringside.(**)").should().beFreeOfCycles().check(CLASSES);
    }
}
