package eu.policygraph.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.policygraph.Project;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.api.Test;

/** Whole notices, made up for the purpose, through all steps of the mapping. */
class CellarNoticesTest {

    private static final Path NOTICES = Project.HOME.resolve("src/test/resources/join/notices");
    private static final KnownThings KNOWN = KnownThings.of(Project.snapshot(), graph -> false);

    @Test
    void theGraphIsNamedAfterTheProcedure() throws Exception {
        assertThat(graph("1985_4711").name()).hasToString("https://w3id.org/eu-policy-graph/source/cellar-procedure-1985-4711-cns");
    }

    @Test
    void anEventWithSeveralAddressesStandsOnceAndHiddenCopiesNotAtAll() throws Exception {
        Graph statements = graph("1985_4711").statements();
        assertThat(count(statements, "?x a epg:DatedEvent")).isEqualTo(3);
        assertThat(count(statements, "event:1985-06-10-1985-4711-cns-opi-byeesc owl:sameAs ?x")).isEqualTo(2);
        assertThat(count(statements, "event:1986-01-02-1985-4711-cns-sign-byep-consil prov:wasAssociatedWith ?x")).isEqualTo(2);
    }

    @Test
    void frenchWordsOfAnOldRecordBecomeTheCodeOfTheTable() throws Exception {
        assertThat(count(graph("1985_4711").statements(), "event:1985-01-15-1985-4711-cns-adp-bycom eli-dl:had_activity_type <http://publications.europa.eu/resource/authority/event/ADP_byCOM>"
                + " ; eli-dl:activity_label 'Adoption par Commission'@fr ; eli-dl:activity_order 1")).isOne();
    }

    @Test
    void aNumberInWordsAndAnAddressOfOneTextMeet() throws Exception {
        Graph statements = graph("1985_4711").statements();
        assertThat(count(statements, "event:1985-01-15-1985-4711-cns-adp-bycom eli-dl:involved_work ?x")).isEqualTo(2);
        assertThat(count(statements, "document:com-1985-12 eli:id_local '51985PC0012' ; dcterms:identifier 'COM/1985/12/FINAL' ; a eli-dl:DraftLegislationWork")).isOne();
        assertThat(count(statements, "act:directive-1986-99 owl:sameAs <http://publications.europa.eu/resource/oj/JOL_1986_010_R_0005_01>")).isOne();
    }

    @Test
    void valuesAreInOneForm() throws Exception {
        Graph statements = graph("1985_4711").statements();
        assertThat(count(statements, "procedure:1985-4711-cns epg:dateAdoption '1986-01-02'^^xsd:date")).isOne();
        assertThat(count(statements, "procedure:1985-4711-cns dcterms:title 'Proposal for a Council Directive on made-up things'@en , 'Proposition sans langue'")).isOne();
    }

    @Test
    void aProcedureOfOursAndItsNoticeMeetOnOneAddressAndKeepOneName() throws Exception {
        Graph statements = graph("2022_155").statements();
        assertThat(count(statements, "procedure:2022-0155-cod epg:proposal document:com-2022-209 ; skos:altLabel 'Procedure 2022/0155(COD)'@en")).isOne();
        assertThat(count(statements, "procedure:2022-0155-cod skos:prefLabel ?x FILTER(LANG(?x) = 'en')")).isZero();
        assertThat(count(statements, "?x prov:wasAssociatedWith institution:european-commission")).isOne();
        assertThat(count(statements, "?x eli-dl:activity_order ?order")).isZero();
    }

    @Test
    void nothingOfTheStepsBetweenIsLeft() throws Exception {
        assertThat(graph("1985_4711").statements().find().toList()).allSatisfy(t -> {
            assertThat(t.getSubject().toString() + t.getPredicate() + t.getObject()).doesNotContain("/join/", "x-join", "cdm#");
            assertThat(t.getSubject().isURI()).isTrue();
        });
    }

    @Test
    void aFileThatIsNoNoticeOfAProcedureIsRefusedWithTheReason() throws Exception {
        assertRefused("", "empty");
        assertRefused("<!DOCTYPE html><html></html>", "page of HTML");
        assertRefused("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>", "not well-formed");
        assertRefused("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about='http://a/b'><rdf:type rdf:resource='http://a/c'/></rdf:Description></rdf:RDF>", "no procedure with a number");
    }

    private static void assertRefused(String content, String reason) throws Exception {
        CellarNotices notices = CellarNotices.read(Project.HOME.resolve("join"), KnownThings.NONE);
        assertThatThrownBy(() -> notices.graphOf(RecordFile.of("x.rdf", content.getBytes(StandardCharsets.UTF_8)))).isInstanceOf(ImportException.class).hasMessageContaining(reason);
    }

    private static SourceGraph graph(String name) throws Exception {
        Path file = NOTICES.resolve(name + ".rdf");
        return CellarNotices.read(Project.HOME.resolve("join"), KNOWN).graphOf(RecordFile.of(file.toString(), Files.readAllBytes(file)));
    }

    private static long count(Graph graph, String pattern) {
        StringBuilder query = new StringBuilder();
        eu.policygraph.model.Namespaces.all().forEach((prefix, iri) -> query.append("PREFIX ").append(prefix).append(": <").append(iri).append(">\n"));
        query.append("SELECT (COUNT(*) AS ?n) WHERE { ").append(pattern).append(" }");
        try (QueryExec exec = QueryExec.graph(graph).query(QueryFactory.create(query.toString())).build()) {
            Node n = exec.select().next().get("n");
            return ((Number) n.getLiteralValue()).longValue();
        }
    }
}
