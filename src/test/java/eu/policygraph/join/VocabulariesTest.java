package eu.policygraph.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.policygraph.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;

/** EuroVoc and authority tables, made up for the purpose. */
class VocabulariesTest {

    private static final Node DIRECTIVE = NodeFactory.createURI("http://publications.europa.eu/resource/authority/resource-type/DIR");

    @Test
    void anAddressThatHoldsTwoConceptsKeepsWhatIsCertainAndIsReported() throws Exception {
        SourceGraph graph = vocabularies().eurovoc(file("vocabulary.nt"));

        assertThat(graph.name()).hasToString("https://w3id.org/eu-policy-graph/source/eurovoc");
        assertThat(graph.remarks()).singleElement().asString().contains("http://eurovoc.europa.eu/2", "that (en); this (en)", "c_2");
        assertThat(objects(graph.statements(), eurovoc("2"), SKOS.prefLabel.asNode())).isEmpty();
        assertThat(objects(graph.statements(), eurovoc("2"), SKOS.broader.asNode())).containsExactly(eurovoc("1").toString());
        assertThat(objects(graph.statements(), eurovoc("1"), SKOS.prefLabel.asNode())).hasSize(1);
    }

    @Test
    void aTableIsNamedAfterItsSchemeAndVersionAndNamesThatOurDataHaveAreKept() throws Exception {
        SourceGraph graph = vocabularies().authorityTable(file("table.rdf"));

        assertThat(graph.name()).hasToString("https://w3id.org/eu-policy-graph/source/eu-authority-resource-type");
        assertThat(objects(graph.statements(), graph.name(), DCTerms.title.asNode())).containsExactly("\"EU authority table of resource type, version 20990101-0\"@en");
        assertThat(objects(graph.statements(), DIRECTIVE, SKOS.prefLabel.asNode())).containsExactly("\"Dirx\"@xx");
        assertThat(objects(graph.statements(), DIRECTIVE, SKOS.altLabel.asNode())).containsExactly("\"Another name for directives\"@en");
    }

    @Test
    void anotherVocabularyIsRefused() throws Exception {
        RecordFile table = file("table.rdf");
        assertThatThrownBy(() -> vocabularies().eurovoc(table)).isInstanceOf(ImportException.class).hasMessageContaining("no concept with skos:inScheme");
    }

    private static Vocabularies vocabularies() throws Exception {
        return Vocabularies.read(Project.HOME.resolve("join"), KnownThings.of(Project.snapshot(), graph -> graph.startsWith(Vocabularies.TABLE_GRAPHS)));
    }

    private static RecordFile file(String name) throws Exception {
        Path file = Project.HOME.resolve("src/test/resources/join").resolve(name);
        return RecordFile.of(file.toString(), Files.readAllBytes(file));
    }

    private static Node eurovoc(String id) {
        return NodeFactory.createURI("http://eurovoc.europa.eu/" + id);
    }

    private static java.util.List<String> objects(Graph graph, Node subject, Node property) {
        return graph.find(subject, property, Node.ANY).mapWith(t -> t.getObject().toString()).toList();
    }
}
