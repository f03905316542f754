package dev.ringside.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.ringside.tests.architecture.Ringside.CLASSES;

import org.junit.jupiter.api.Test;

class LibrariesTest {
    @Test
    void jnaStaysWhereTheOperatingSystemIsCalled() {
        onlyIn(
                "com.sun.jna..",
                "dev.ringside.driver.linux",
                "dev.ringside.driver.windows",
                "dev.ringside.driver.windows.clipboard",
                "dev.ringside.driver.windows.etw",
                "dev.ringside.driver.windows.files",
                "dev.ringside.driver.windows.network",
                "dev.ringside.driver.windows.process",
                "dev.ringside.driver.windows.service");
    }

    @Test
    void bytecodeIsWrittenWherePredicatesAreCompiled() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.ringside.dsl.eval..")
                .and()
                // It is part of the build and of no running shell.
                .haveNameNotMatching("dev\\.ringside\\.shell\\.ClassFileUpdate(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.objectweb.asm..")
                .check(CLASSES);
    }

    @Test
    void picocliStaysInTheCommandLine() {
        onlyIn("picocli..", "dev.ringside.shell.command");
    }

    @Test
    void jacksonStaysWhereEventsAreJson() {
        onlyIn("tools.jackson..", "dev.ringside.runtime.json..");
    }

    @Test
    void zstdStaysWhereRecordingsArePacked() {
        onlyIn("com.github.luben.zstd..", "dev.ringside.runtime.feed.recording");
    }

    @Test
    void graalJsStaysInTheHostOfScripts() {
        onlyIn("org.graalvm..", "dev.ringside.runtime.script..");
        onlyIn("com.oracle.truffle..", "dev.ringside.runtime.script.guest");
    }

    @Test
    void jlineStaysInTheShell() {
        onlyIn("org.jline..", "dev.ringside.shell..");
    }

    private static void onlyIn(String library, String... homes) {
        noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES);
    }
}
