package eu.policygraph.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.policygraph.Project;
import eu.policygraph.graph.InputException;
import eu.policygraph.graph.Layout;
import eu.policygraph.query.Limits;
import eu.policygraph.query.QueryRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a curator is told about bad data: the file, the thing, the problem and the way out. */
class CheckReportTest {

    private static final String PREFIXES = """
            PREFIX act: <https://w3id.org/eu-policy-graph/id/act/>
            PREFIX eli: <http://data.europa.eu/eli/ontology#>
            PREFIX epg: <https://w3id.org/eu-policy-graph/ontology#>
            PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
            PREFIX source: <https://w3id.org/eu-policy-graph/source/>
            PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
            """;

    @TempDir
    private Path folder;

    @Test
    void anUnknownPropertyIsNamedWithFileAndThing() throws Exception {
        CheckReport report = report("act:one epg:inForze \"yes\" .");
        assertThat(report.fails()).isTrue();
        assertThat(report.text()).containsPattern("ERROR unknown-term +1").contains("bad.trig: act:one: It uses epg:inForze, which the ontology does not declare");
    }

    @Test
    void aDanglingKeyIsNamedWithFileAndThing() throws Exception {
        CheckReport report = report("act:one eli:cites act:nowhere .");
        assertThat(report.fails()).isTrue();
        assertThat(report.text()).contains("bad.trig: act:one: cites points to <https://w3id.org/eu-policy-graph/id/act/nowhere>, which is not described");
    }

    @Test
    void aDuplicateIdentifierIsNamedWithFileAndThing() throws Exception {
        CheckReport report = report("act:one eli:id_local \"32011L0093\" .\nact:two a eli:LegalResource , eli:Work ; skos:prefLabel \"Two\"@en ; eli:id_local \"32011L0093\" .");
        assertThat(report.fails()).isTrue();
        assertThat(report.text()).contains("bad.trig: act:one: It shares id_local '32011L0093' with <https://w3id.org/eu-policy-graph/id/act/two>");
    }

    @Test
    void anImpossibleDateIsRefusedWithFileAndLine() {
        assertThatThrownBy(() -> report("act:one eli:date_document \"2021-02-30\"^^xsd:date .")).isInstanceOf(InputException.class)
                .hasMessageContaining("bad.trig:9:").hasMessageContaining("2021-02-30");
    }

    @Test
    void aLongProblemStaysOnOneLine() throws Exception {
        CheckReport report = report("act:one eli:cites <https://w3id.org/eu-policy-graph/id/act/" + "x".repeat(500) + "> .");
        assertThat(report.text().lines()).allMatch(line -> line.length() < 500);
    }

    private CheckReport report(String statements) throws Exception {
        Path file = Files.writeString(folder.resolve("bad.trig"), PREFIXES + "GRAPH source:one {\nact:one a eli:LegalResource , eli:Work ; skos:prefLabel \"One\"@en .\n" + statements + "\n}\n");
        QueryRunner runner = new QueryRunner(new Limits(Duration.ofSeconds(30), 10_000));
        return CheckReport.of(Checks.read(Project.HOME.resolve("queries/checks")).run(Project.load(file), runner), Layout.of(Project.HOME, List.of(file)));
    }
}
