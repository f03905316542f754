package dev.ringside.tests.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** All classes that are shipped. */
final class Ringside {
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // The driver's test helpers come as a jar of their own.
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.ringside");

    private Ringside() {}
}
