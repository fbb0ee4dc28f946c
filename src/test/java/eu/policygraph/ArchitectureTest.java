package eu.policygraph;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows of the house: only downwards, no circle. */
class ArchitectureTest {

    private static final JavaClasses CODE = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/page/templates/")).importPackages("eu.policygraph");

    @Test
    void arrowsPointDownwards() {
        layeredArchitecture().consideringOnlyDependenciesInLayers()
                .layer("app").definedBy("eu.policygraph")
                .layer("cli").definedBy("eu.policygraph.cli..")
                .layer("server").definedBy("eu.policygraph.server..")
                .layer("features").definedBy("eu.policygraph.page..", "eu.policygraph.sparql..", "eu.policygraph.publish..", "eu.policygraph.search..", "eu.policygraph.check..", "eu.policygraph.thing..", "eu.policygraph.join..", "eu.policygraph.change..", "eu.policygraph.cache..")
                .layer("query").definedBy("eu.policygraph.query..")
                .layer("operation").definedBy("eu.policygraph.operation..")
                .layer("web").definedBy("eu.policygraph.web..")
                .layer("store").definedBy("eu.policygraph.store..")
                .layer("backend").definedBy("eu.policygraph.backend..")
                .layer("admission").definedBy("eu.policygraph.admission..")
                .layer("graph").definedBy("eu.policygraph.graph..")
                .layer("engine").definedBy("eu.policygraph.engine..")
                .layer("index").definedBy("eu.policygraph.index..")
                .layer("model").definedBy("eu.policygraph.model..")
                .whereLayer("app").mayNotBeAccessedByAnyLayer()
                .whereLayer("cli").mayOnlyBeAccessedByLayers("app")
                .whereLayer("server").mayOnlyBeAccessedByLayers("cli")
                .whereLayer("features").mayOnlyBeAccessedByLayers("cli", "server")
                .whereLayer("operation").mayOnlyBeAccessedByLayers("features", "server", "cli")
                .whereLayer("web").mayOnlyBeAccessedByLayers("operation", "features", "server")
                .whereLayer("query").mayOnlyBeAccessedByLayers("features", "server", "cli")
                .whereLayer("store").mayOnlyBeAccessedByLayers("features", "server", "cli")
                .whereLayer("admission").mayOnlyBeAccessedByLayers("backend", "query", "web", "features", "server", "cli")
                .whereLayer("engine").mayOnlyBeAccessedByLayers("admission")
                .whereLayer("graph").mayOnlyBeAccessedByLayers("engine", "admission", "backend", "query", "store", "features", "server", "cli")
                .whereLayer("index").mayOnlyBeAccessedByLayers("engine", "graph")
                .whereLayer("backend").mayOnlyBeAccessedByLayers("query", "store", "cli")
                .withOptionalLayers(true)
                .check(CODE);
    }

    @Test
    void noCircleBetweenPackages() {
        slices().matching("eu.policygraph.(*)..").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void theWebKnowsNoRdf() {
        noClasses().that().resideInAPackage("eu.policygraph.web..").should().dependOnClassesThat().resideInAPackage("org.apache.jena..").check(CODE);
    }

    @Test
    void theGraphKnowsNoHttp() {
        noClasses().that().resideInAnyPackage("eu.policygraph.graph..", "eu.policygraph.admission..", "eu.policygraph.query..", "eu.policygraph.model..")
                .should().dependOnClassesThat().resideInAnyPackage("jakarta.servlet..", "org.eclipse.jetty..").check(CODE);
    }

    @Test
    void nothingIsCalledHelperUtilOrManager() {
        classes().should().haveNameNotMatching(".*(Helper|Util|Utils|Manager)$").check(CODE);
    }

    @Test
    void everyPackageSaysWhatLivesInIt() throws IOException {
        Path root = Project.HOME.resolve("src/main/java/eu/policygraph");
        List<Path> packages;
        try (Stream<Path> walk = Files.walk(root)) {
            packages = walk.filter(Files::isDirectory).toList();
        }
        assertThat(packages).hasSizeGreaterThan(7).allSatisfy(folder -> assertThat(folder.resolve("package-info.java")).content().contains("Never here:"));
    }
}
