package eu.policygraph.graph;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import eu.policygraph.model.Namespaces;
import eu.policygraph.publish.QueryGraph;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for all shipped data. */
class ShippedDataTest {

    private final Snapshot snapshot = Project.snapshot();

    @Test
    void everyStatementStandsInAGraphThatIsDescribedAsASource() {
        assertThat(snapshot.graphs()).hasSizeGreaterThan(5);
        assertThat(snapshot.graphs().keySet()).allSatisfy(graph -> {
            assertThat(snapshot.union().contains(graph, RDF.type.asNode(), term("Source"))).as("%s is an epg:Source", graph).isTrue();
            assertThat(snapshot.union().contains(graph, DCTerms.title.asNode(), Node.ANY)).as("%s has a title", graph).isTrue();
            assertThat(snapshot.union().contains(graph, term("reliability"), Node.ANY)).as("%s has a reliability", graph).isTrue();
        });
    }

    @Test
    void theDefaultGraphIsTheUnionOfTheNamedGraphs() {
        snapshot.graphs().values().forEach(g -> assertThat(g.stream().allMatch(snapshot.union()::contains)).isTrue());
        assertThat(snapshot.union().stream().filter(t -> snapshot.graphs().values().stream().noneMatch(g -> g.contains(t)))).isEmpty();
    }

    @Test
    void labelsAreInferredFromPreferredLabels() {
        Node strategy = NodeFactory.createURI(Namespaces.THING + "strategy/csa-2020");
        assertThat(snapshot.union().stream(strategy, RDFS.label.asNode(), Node.ANY).map(Triple::getObject).toList()).isNotEmpty();
        assertThat(snapshot.graphs().get(SnapshotLoader.INFERRED).contains(strategy, RDFS.label.asNode(), Node.ANY)).isTrue();
    }

    @Test
    void noBlankNodesAreServed() {
        List<Triple> blank = snapshot.union().stream().filter(t -> t.getSubject().isBlank() || t.getObject().isBlank()).toList();
        assertThat(blank).isEmpty();
    }

    @Test
    void theSameFilesGiveTheSameVersion() throws Exception {
        Snapshot again = new SnapshotLoader(Project.CLOCK, (step, result, took) -> {}).load(Layout.shipped(Project.HOME), List.of(QueryGraph.of(Project.catalogue())));
        assertThat(again.version()).isEqualTo(snapshot.version()).hasSize(64);
    }

    @Test
    void aDumpThatIsLoadedGivesTheSameVersion(@TempDir Path folder) throws Exception {
        Path dump = Files.write(folder.resolve("dump.nq"), List.of(CanonicalQuads.lines(snapshot.graphs())));
        List<String> told = new ArrayList<>();
        Snapshot again = new SnapshotLoader(Project.CLOCK, (step, result, took) -> told.add(result)).load(Layout.of(Project.HOME, List.of(dump)), List.of(QueryGraph.of(Project.catalogue())));
        assertThat(again.version()).isEqualTo(snapshot.version());
        assertThat(told.get(0)).matches(".* [1-9] graphs of the data are made anew here");
    }

    @Test
    void bothReportsOfTheSameDayStayDistinct() {
        Node date = NodeFactory.createLiteralDT("2016-12-16", org.apache.jena.datatypes.xsd.XSDDatatype.XSDdate);
        assertThat(snapshot.union().stream(Node.ANY, DCTerms.date.asNode(), date).map(Triple::getSubject).distinct()).hasSizeGreaterThanOrEqualTo(2);
    }

    private static Node term(String name) {
        return NodeFactory.createURI(Namespaces.ONTOLOGY + name);
    }
}
