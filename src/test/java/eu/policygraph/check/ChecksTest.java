package eu.policygraph.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.policygraph.Project;
import eu.policygraph.graph.InputException;
import eu.policygraph.query.Answer;
import eu.policygraph.query.Limits;
import eu.policygraph.query.QualityCheck;
import eu.policygraph.query.QueryRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.mem.GraphMemFast;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every check bites on a fixture of its own and is silent on the shipped data where it is an error. */
class ChecksTest {

    private static final Path FOLDER = Project.HOME.resolve("queries/checks");
    private static final Path FIXTURES = Project.HOME.resolve("src/test/resources/graphs/checks");
    private static final QueryRunner RUNNER = new QueryRunner(new Limits(Duration.ofSeconds(30), 10_000));

    @TempDir
    private Path folder;

    static List<Path> checks() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".rq")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("checks")
    void itBitesOnItsFixture(Path file) throws Exception {
        QualityCheck check = QualityCheck.read(file);
        Answer.Rows rows = (Answer.Rows) RUNNER.run(check.query(), Map.of(), fixture(check.name()));
        assertThat(rows.rows()).isNotEmpty().allSatisfy(row -> QualityCheck.COLUMNS.forEach(column -> assertThat(row.contains(column)).as(column).isTrue()));
        assertThat(rows.rows().get(0).get("fix").getLiteralLexicalForm()).isEqualTo(check.fix());
        assertThat(check.problem()).doesNotEndWith(".");
        assertThat(check.fix()).endsWith(".");
    }

    @Test
    void identifiersAndLinksOfEverySchemeAreComparedWithTheirPattern() throws Exception {
        Map<String, Integer> wrong = Map.of("link-pattern", 13, "identifier-pattern", 7);
        for (Map.Entry<String, Integer> check : wrong.entrySet()) {
            Answer.Rows rows = (Answer.Rows) RUNNER.run(QualityCheck.read(FOLDER.resolve(check.getKey() + ".rq")).query(), Map.of(), fixture(check.getKey()));
            assertThat(rows.rows()).as(check.getKey()).hasSize(check.getValue()).noneMatch(row -> row.get("subject").getURI().endsWith("/right"));
        }
    }

    @Test
    void everyCheckHasAFixtureAndASeverity() throws Exception {
        try (Stream<Path> files = Files.list(FIXTURES)) {
            List<String> fixtures = files.map(f -> f.getFileName().toString().replace(".trig", "")).sorted().toList();
            assertThat(checks()).extracting(f -> f.getFileName().toString().replace(".rq", "")).containsExactlyElementsOf(fixtures).hasSizeGreaterThanOrEqualTo(30);
        }
        assertThat(Checks.read(FOLDER).count()).isEqualTo(checks().size());
    }

    @Test
    void theShippedDataHasNoError() throws Exception {
        List<CheckResult> results = Checks.read(FOLDER).run(Project.snapshot(), RUNNER);
        assertThat(results).hasSize(checks().size()).filteredOn(CheckResult::fails).extracting(r -> r.check().name() + " " + r.defects()).isEmpty();
    }

    @Test
    void aCheckWithoutSeverityAndASeverityWithoutCheckAreRefused() throws IOException {
        Files.copy(FOLDER.resolve("missing-label.rq"), folder.resolve("missing-label.rq"));
        Files.writeString(folder.resolve("severity.txt"), "# comment\n\n");
        assertThatThrownBy(() -> Checks.read(folder)).isInstanceOf(InputException.class).hasMessageContaining("missing-label.rq: The check has no severity");
        Files.writeString(folder.resolve("severity.txt"), "ERROR missing-label\nWARN absent\n");
        assertThatThrownBy(() -> Checks.read(folder)).isInstanceOf(InputException.class).hasMessageContaining("There is no check 'absent'");
        Files.writeString(folder.resolve("severity.txt"), "FATAL missing-label\n");
        assertThatThrownBy(() -> Checks.read(folder)).isInstanceOf(InputException.class).hasMessageContaining("severity.txt:1: Expected ERROR or WARN");
    }

    @Test
    void aCheckWithOtherColumnsIsRefused() throws IOException {
        Files.writeString(folder.resolve("odd.rq"), "#+ title: Odd\n#+ problem: Odd\n#+ fix: Odd.\nSELECT ?thing WHERE { ?thing ?p ?o }\n");
        Files.writeString(folder.resolve("severity.txt"), "ERROR odd\n");
        assertThatThrownBy(() -> Checks.read(folder)).isInstanceOf(InputException.class).hasMessageContaining("odd.rq").hasMessageContaining("[subject, problem, fix]");
    }

    private static DatasetGraph fixture(String name) {
        DatasetGraph read = DatasetGraphFactory.create();
        RDFParser.source(FIXTURES.resolve(name + ".trig")).parse(read);
        Graph union = new GraphMemFast();
        DatasetGraph fixture = new DatasetGraphMapLink(union);
        read.listGraphNodes().forEachRemaining(g -> {
            fixture.addGraph(g, read.getGraph(g));
            read.getGraph(g).find().forEachRemaining(union::add);
        });
        return fixture;
    }
}
