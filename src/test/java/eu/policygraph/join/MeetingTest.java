package eu.policygraph.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;

/** Records of one run that name one text by different registers. */
class MeetingTest {

    private final Meeting meeting = new Meeting();

    @Test
    void aTextThatAnEarlierRecordKnowsKeepsItsAddressAndItsName() {
        meeting.of(record("act:directive-1986-99 skos:prefLabel 'Directive 1986/99'@en ; owl:sameAs <http://example.org/celex/1> , <http://example.org/oj/1> ."));

        SourceGraph met = meeting.of(record("document:oj-l-1 skos:prefLabel 'OJ L 1'@en ; owl:sameAs <http://example.org/oj/1> . event:x eli-dl:involved_work document:oj-l-1 ."));

        assertThat(met.statements().isIsomorphicWith(graph("act:directive-1986-99 skos:altLabel 'OJ L 1'@en ; owl:sameAs <http://example.org/oj/1> . event:x eli-dl:involved_work act:directive-1986-99 ."))).isTrue();
        assertThat(met.remarks()).singleElement().asString().contains("oj-l-1", "directive-1986-99", "http://example.org/oj/1");
    }

    @Test
    void twoThingsOfEarlierRecordsAreNotMadeOneAndTheLinkIsReported() {
        meeting.of(record("document:a owl:sameAs <http://example.org/a> ."));
        meeting.of(record("document:b owl:sameAs <http://example.org/b> ."));

        SourceGraph met = meeting.of(record("document:b owl:sameAs <http://example.org/a> , <http://example.org/b> ."));

        assertThat(met.statements().find().toList()).hasSize(1);
        assertThat(met.remarks()).hasSize(2).last().asString().contains("the link is left out");
    }

    @Test
    void recordsThatAgreeStayAsTheyAre() {
        SourceGraph record = record("document:a owl:sameAs <http://example.org/a> .");
        meeting.of(record);
        assertThat(meeting.of(record)).isEqualTo(record);
    }

    private static SourceGraph record(String turtle) {
        return new SourceGraph(NodeFactory.createURI("http://example.org/source"), graph(turtle), GraphFactory.createDefaultGraph(), List.of());
    }

    private static Graph graph(String turtle) {
        StringBuilder text = new StringBuilder();
        eu.policygraph.model.Namespaces.all().forEach((prefix, iri) -> text.append("PREFIX ").append(prefix).append(": <").append(iri).append(">\n"));
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(text.append(turtle).toString(), Lang.TURTLE).parse(graph);
        return graph;
    }
}
