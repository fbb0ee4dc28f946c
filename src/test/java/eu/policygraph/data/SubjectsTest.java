package eu.policygraph.data;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import eu.policygraph.model.Namespaces;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;

/** What acts, documents, procedures and policies are about: our own indexing, told apart and joined to all of EuroVoc above it. */
class SubjectsTest {

    private static final Node EDITORIAL = NodeFactory.createURI(CurationTables.BASE + "source/editorial");
    private static final Node IS_ABOUT = NodeFactory.createURI(CurationTables.expand("eli:is_about"));
    private static final Node EUROVOC = NodeFactory.createURI("http://eurovoc.europa.eu/100141");

    /** No title and no fact says what these are about. */
    private static final Set<String> WITHOUT = Set.of("act/decision-2000-375-jha", "act/directive-2000-31", "act/directive-2002-21",
            "act/directive-2006-24", "act/directive-2009-136", "act/joint-action-97-154-jha", "procedure/2009-0049-cns");

    /** Not in the EuroVoc file; the facts give its English name and no more. */
    private static final String CYBER_BULLYING = "http://eurovoc.europa.eu/c_6926daf8";

    private final Graph union = Project.snapshot().union();

    @Test
    void everyRowOfTheTableStandsAsEditorialJudgement() throws IOException {
        List<Map<String, String>> rows = CurationTables.rows(Project.HOME.resolve("src/curation"), "subjects");
        Graph editorial = Project.snapshot().graphs().get(EDITORIAL);
        assertThat(rows).hasSizeGreaterThan(330).allSatisfy(row -> {
            Node thing = node(row.get("thing"));
            assertThat(editorial.contains(thing, DCTerms.subject.asNode(), node(row.get("concept")))).as("%s", row).isTrue();
            if (row.get("thing").matches("(act|document):.*")) {
                assertThat(editorial.contains(thing, IS_ABOUT, node(row.get("concept")))).as("%s", row).isTrue();
            }
        });
        assertThat(subjects().filter(subject -> !editorial.contains(subject))).as("subjects that are not in the editorial graph").isEmpty();
        assertThat(subjects()).hasSizeGreaterThan(340);
    }

    @Test
    void actsDocumentsProceduresAndPoliciesHaveOneToFiveSubjects() {
        List<Node> things = Stream.of("eli:Work", "eli-dl:Process", "epg:Strategy", "epg:Initiative")
                .flatMap(type -> union.stream(Node.ANY, RDF.type.asNode(), node(type)).map(Triple::getSubject)).distinct().toList();
        Set<String> without = things.stream().filter(thing -> !union.contains(thing, DCTerms.subject.asNode(), Node.ANY))
                .map(thing -> thing.getURI().substring(Namespaces.THING.length())).collect(Collectors.toSet());
        assertThat(things).hasSizeGreaterThan(115);
        assertThat(without).isEqualTo(WITHOUT);
        assertThat(things).allSatisfy(thing ->
                assertThat(union.stream(thing, DCTerms.subject.asNode(), Node.ANY)).as("%s", thing).hasSizeLessThanOrEqualTo(5));
    }

    @Test
    void everyConceptInUseHasNamesAndAWayToTheTop() {
        Set<Node> concepts = Stream.of(DCTerms.subject.asNode(), SKOS.closeMatch.asNode(), SKOS.broader.asNode())
                .flatMap(property -> union.stream(Node.ANY, property, Node.ANY)).map(Triple::getObject)
                .filter(object -> object.isURI() && object.getURI().startsWith("http://eurovoc.europa.eu/") && !object.hasURI(CYBER_BULLYING))
                .collect(Collectors.toSet());
        assertThat(concepts).hasSizeGreaterThan(150).allSatisfy(concept -> {
            assertThat(languages(concept)).as("%s", concept).contains("en", "fr");
            assertThat(leadsToTop(concept)).as("%s leads to a top concept", concept).isTrue();
        });
    }

    private boolean leadsToTop(Node concept) {
        if (union.contains(concept, SKOS.topConceptOf.asNode(), EUROVOC)) {
            return true;
        }
        return union.stream(concept, SKOS.broader.asNode(), Node.ANY).map(Triple::getObject).anyMatch(this::leadsToTop);
    }

    private Set<String> languages(Node concept) {
        return union.stream(concept, SKOS.prefLabel.asNode(), Node.ANY).map(label -> label.getObject().getLiteralLanguage()).collect(Collectors.toSet());
    }

    private Stream<Triple> subjects() {
        return Stream.of(DCTerms.subject.asNode(), IS_ABOUT).flatMap(property -> union.stream(Node.ANY, property, Node.ANY));
    }

    private static Node node(String term) {
        return NodeFactory.createURI(CurationTables.expand(term));
    }
}
