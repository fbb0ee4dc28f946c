package eu.policygraph.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.policygraph.Project;
import eu.policygraph.model.Namespaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every term of the ontology says of itself, and what the ontology never uses. */
class OntologyTest {

    private static final Node TERM_STATUS = NodeFactory.createURI("http://www.w3.org/2003/06/sw-vocab-status/ns#term_status");
    private static final Set<Node> KINDS = Set.of(OWL.Class.asNode(), OWL.ObjectProperty.asNode(), OWL.DatatypeProperty.asNode(),
            OWL.AnnotationProperty.asNode());

    /** OWL that infers more than the loader follows, or fetches files; constraints are SHACL. */
    private static final Set<Node> NEVER = Set.of(OWL.imports.asNode(), OWL.unionOf.asNode(), OWL.intersectionOf.asNode(), OWL.complementOf.asNode(),
            OWL.oneOf.asNode(), OWL.onProperty.asNode(), OWL.equivalentClass.asNode(), OWL.Restriction.asNode(), OWL.FunctionalProperty.asNode(),
            OWL.InverseFunctionalProperty.asNode(), RDFS.domain.asNode(), RDFS.range.asNode());

    private static final Path FOLDER = Project.HOME.resolve("ontology");

    private final Graph policy = RDFDataMgr.loadGraph(FOLDER.resolve("policy.ttl").toUri().toString());

    @TempDir
    private Path folder;

    @Test
    void everyTermHasLabelsDefinitionExampleOriginAndStatus() {
        Node ontology = NodeFactory.createURI(Namespaces.BASE + "ontology");
        assertThat(terms()).hasSizeGreaterThanOrEqualTo(117).allSatisfy(term -> {
            assertThat(texts(term, RDFS.label.asNode(), "en")).as("English label of %s", term).hasSize(1);
            assertThat(texts(term, RDFS.label.asNode(), "fr")).as("French label of %s", term).hasSize(1);
            assertThat(texts(term, SKOS.definition.asNode(), "en")).as("definition of %s", term).hasSize(1).allMatch(text -> !text.endsWith("."));
            assertThat(policy.contains(term, SKOS.example.asNode(), Node.ANY)).as("example of %s", term).isTrue();
            assertThat(policy.contains(term, RDFS.isDefinedBy.asNode(), ontology)).as("origin of %s", term).isTrue();
            assertThat(policy.contains(term, TERM_STATUS, Node.ANY)).as("status of %s", term).isTrue();
        });
    }

    @Test
    void noTwoTermsShareALabel() {
        Map<String, Node> owners = new HashMap<>();
        List<String> shared = new ArrayList<>();
        for (Node term : terms()) {
            for (String lang : List.of("en", "fr")) {
                for (String label : texts(term, RDFS.label.asNode(), lang)) {
                    Node other = owners.putIfAbsent(label + "@" + lang, term);
                    if (other != null) {
                        shared.add(label + "@" + lang + ": " + other + " and " + term);
                    }
                }
            }
        }
        assertThat(owners).hasSizeGreaterThanOrEqualTo(2 * 117);
        assertThat(shared).isEmpty();
    }

    @Test
    void noTermIsUsedThatIsNotDeclared() throws IOException {
        Set<String> declared = new HashSet<>();
        terms().forEach(term -> declared.add(term.getURI()));
        Set<String> used = new TreeSet<>();
        Project.snapshot().union().stream().flatMap(triple -> Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject()))
                .filter(node -> node.isURI() && node.getURI().startsWith(Namespaces.ONTOLOGY)).forEach(node -> used.add(node.getURI()));
        int files = 0;
        for (Path file : queriesAndOntology()) {
            Pattern.compile("\\bepg:([A-Za-z]\\w*)").matcher(Files.readString(file)).results().forEach(found -> used.add(Namespaces.ONTOLOGY + found.group(1)));
            files++;
        }
        assertThat(files).isGreaterThan(25);
        assertThat(used).hasSizeGreaterThan(100);
        used.removeAll(declared);
        assertThat(used).as("epg: terms that policy.ttl does not declare").isEmpty();
    }

    @Test
    void nothingInfersMoreThanTheLoaderFollows() {
        int triples = 0;
        for (String file : List.of("policy.ttl", "reused.ttl", "statuses.ttl", "alignments.ttl")) {
            Graph graph = RDFDataMgr.loadGraph(FOLDER.resolve(file).toUri().toString());
            triples += graph.size();
            assertThat(graph.stream().filter(triple -> NEVER.contains(triple.getPredicate()) || NEVER.contains(triple.getObject()))).as(file).isEmpty();
            assertThat(graph.stream().filter(triple -> triple.getSubject().isBlank() || triple.getObject().isBlank())).as("blank nodes in " + file).isEmpty();
        }
        assertThat(triples).isGreaterThan(1500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"epg:Strategy", "epg:Initiative", "epg:Action", "eli:Work", "eli-dl:Process"})
    void anEventThatIsAlsoSomethingElseIsRefused(String other) throws IOException {
        Path file = Files.writeString(folder.resolve("both.ttl"), """
                @prefix epg: <https://w3id.org/eu-policy-graph/ontology#> .
                @prefix eli: <http://data.europa.eu/eli/ontology#> .
                @prefix eli-dl: <http://data.europa.eu/eli/eli-draft-legislation-ontology#> .
                <https://w3id.org/eu-policy-graph/id/event/both> a epg:DatedEvent , %s .
                """.formatted(other));
        assertThatThrownBy(() -> Project.load(file)).isInstanceOfSatisfying(InputException.class, refusal ->
                assertThat(refusal.findings()).anySatisfy(finding -> assertThat(finding.toLine()).contains("An event is never also a strategy")));
    }

    private List<Node> terms() {
        return policy.stream(Node.ANY, RDF.type.asNode(), Node.ANY).filter(triple -> KINDS.contains(triple.getObject())).map(Triple::getSubject)
                .filter(term -> term.getURI().startsWith(Namespaces.ONTOLOGY)).distinct().toList();
    }

    private List<String> texts(Node subject, Node property, String lang) {
        return policy.stream(subject, property, Node.ANY).map(Triple::getObject).filter(text -> text.getLiteralLanguage().equals(lang))
                .map(Node::getLiteralLexicalForm).toList();
    }

    private static List<Path> queriesAndOntology() throws IOException {
        try (Stream<Path> queries = Files.walk(Project.HOME.resolve("queries")); Stream<Path> ontology = Files.walk(FOLDER)) {
            return Stream.concat(queries, ontology).filter(file -> file.toString().matches(".*\\.(rq|ttl)")).toList();
        }
    }
}
