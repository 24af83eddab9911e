package deltamask;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The directions between the packages. */
@AnalyzeClasses(packages = "deltamask", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule layers = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("top")
            .definedBy("deltamask.ui..", "deltamask.cli..")
            .layer("report")
            .definedBy("deltamask.report..")
            .layer("comparison")
            .definedBy("deltamask.comparison..")
            .layer("run")
            .definedBy("deltamask.run..")
            .layer("engine")
            .definedBy("deltamask.inference..", "deltamask.variant..", "deltamask.dataset..")
            .layer("metrics")
            .definedBy("deltamask.metrics..")
            .layer("mask")
            .definedBy("deltamask.mask..")
            .whereLayer("top")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("top")
            .whereLayer("comparison")
            .mayOnlyBeAccessedByLayers("top", "report")
            .whereLayer("run")
            .mayOnlyBeAccessedByLayers("top", "report", "comparison")
            .whereLayer("engine")
            .mayOnlyBeAccessedByLayers("top", "report", "comparison", "run")
            .because("ui and cli use report, report comparison, comparison run, run the engine, and all the masks");

    @ArchTest
    static final ArchRule noCircles = slices().matching("deltamask.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a package that needs its user cannot be understood alone");

    @ArchTest
    static final ArchRule javafxOnlyInUi = noClasses()
            .that()
            .resideOutsideOfPackage("deltamask.ui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..")
            .because("everything but the window works without a display");

    @ArchTest
    static final ArchRule djlOnlyInItsPackage = noClasses()
            .that()
            .resideOutsideOfPackage("deltamask.inference.djl..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl..")
            .because("native memory has one owner, and another engine one place to go");

    @ArchTest
    static final ArchRule jfreechartOnlyInFigures = noClasses()
            .that()
            .resideOutsideOfPackages("deltamask.report..", "deltamask.ui.charts..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jfree..")
            .because("figures are defined once, for screen and report");

    @ArchTest
    static final ArchRule masksStandAlone = classes()
            .that()
            .resideInAnyPackage("deltamask.mask..", "deltamask.metrics..")
            .should()
            .onlyDependOnClassesThat(DescribedPredicate.describe(
                    "are masks, metrics, whole files, the words for failures, or not of the project",
                    ArchitectureTest::isAllowed))
            .because("masks and metrics are plain numbers that anyone can take and test");

    @ArchTest
    static final ArchRule featuresDoNotKnowOneAnother = slices().matching("deltamask.ui.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    DescribedPredicate.alwaysTrue(), JavaClass.Predicates.resideInAPackage("deltamask.ui.common.."))
            .because("what they share is the session in ui.common");

    @ArchTest
    static final ArchRule threadsInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackage("deltamask.ui.common..")
            .should()
            .callConstructor(Thread.class, Runnable.class)
            .orShould()
            .callConstructor(Thread.class, Runnable.class, String.class)
            .orShould()
            .callMethodWhere(JavaAccess.Predicates.target(
                    DescribedPredicate.describe("Platform.runLater", target -> target.getFullName()
                            .startsWith("javafx.application.Platform.runLater"))))
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("javafx.concurrent..")
            .because("no exception of a thread is lost");

    @ArchTest
    static final ArchRule standardStreamsInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackages("deltamask.cli..", "deltamask")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("a piped command prints its result and nothing else");

    private static boolean isAllowed(JavaClass target) {
        String name = target.getPackageName();
        return !name.startsWith("deltamask")
                || name.startsWith("deltamask.mask")
                || name.startsWith("deltamask.metrics")
                || name.startsWith("deltamask.files")
                || name.startsWith("deltamask.failure");
    }
}
