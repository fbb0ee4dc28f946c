package eu.policygraph.publish;

import static eu.policygraph.publish.Vocabulary.property;
import static eu.policygraph.publish.Vocabulary.resource;
import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import eu.policygraph.model.Namespaces;
import eu.policygraph.query.PrebuiltQuery;
import eu.policygraph.query.QueryCatalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryGraphTest {

    private static final Node GRAPH = NodeFactory.createURI(QueryGraph.IRI);

    @Test
    void theServedGraphHoldsEveryQueryWithItsText() {
        Model model = ModelFactory.createModelForGraph(Project.snapshot().graphs().get(GRAPH));
        for (PrebuiltQuery query : Project.catalogue().all()) {
            Resource subject = model.getResource(Namespaces.BASE + "queries#" + query.name());
            assertThat(subject.hasProperty(RDF.type, resource("sh:SPARQLExecutable"))).as(query.name()).isTrue();
            assertThat(subject.getProperty(RDFS.label).getString()).isEqualTo(query.title());
            assertThat(subject.listProperties(property("sh:parameter")).toList()).hasSameSizeAs(query.parameters());
        }
        assertThat(model.listSubjectsWithProperty(RDF.type, resource("sh:SPARQLExecutable")).toList()).hasSameSizeAs(Project.catalogue().all()).isNotEmpty();
    }

    @Test
    void theTextOfEveryQueryParsesAsItStands() {
        Model model = ModelFactory.createModelForGraph(Project.snapshot().graphs().get(GRAPH));
        assertThat(model.listObjectsOfProperty(property("sh:select")).toList()).isNotEmpty().allSatisfy(text -> QueryFactory.create(text.asLiteral().getString()));
    }

    @Test
    void theCatalogueHasNoBlankNodes() {
        Graph graph = QueryGraph.of(Project.catalogue()).statements();
        assertThat(graph.stream().filter(t -> t.getSubject().isBlank() || t.getObject().isBlank())).isEmpty();
    }

    @Test
    void anotherQueryIsAnotherVersion() throws Exception {
        assertThat(Project.load(Project.HOME.resolve("data")).version()).isNotEqualTo(Project.snapshot().version());
    }

    @Test
    void parametersSayTypeDefaultAndChoice(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("things-of-a-kind.rq"), """
                #+ title: Things of a kind
                #+ summary: What is there of one kind?
                #+ tags: [overview, kinds]
                #+ endpoints: ["http://example.org/sparql"]
                #+ params:
                #+   from: { type: date, default: 2020-01-01, label: Not before }
                #+   until: { type: date, default: today, label: Not after }
                #+   sort: { type: text, values: [a.b, c], label: Order }
                #+   kind: { type: iri, required: true, example: "epg:Strategy", of: "rdfs:Class", label: Kind }
                #+ columns:
                #+   thing: { type: iri, label: Thing }
                PREFIX ex: <http://example.org/>
                SELECT ?thing WHERE { ?thing a ?kind ; ex:date ?date FILTER(?date >= ?from && ?date <= ?until && ?sort = "c") SERVICE <http://example.org/sparql> { ?thing ?p ?o } }
                """);
        Model model = ModelFactory.createModelForGraph(QueryGraph.of(QueryCatalogue.read(folder)).statements());
        Resource query = model.getResource(Namespaces.BASE + "queries#things-of-a-kind");
        assertThat(query.hasProperty(property("spex:federatesWith"), model.createResource("http://example.org/sparql"))).isTrue();
        assertThat(query.listProperties(property("schema:keywords")).toList()).hasSize(2);
        Resource from = model.getResource(query.getURI() + "/parameter/from");
        assertThat(from.getProperty(property("sh:defaultValue")).getLiteral().getDatatypeURI()).isEqualTo("http://www.w3.org/2001/XMLSchema#date");
        Resource until = model.getResource(query.getURI() + "/parameter/until");
        assertThat(until.getProperty(property("sh:defaultValue")).getLiteral()).as("not a date, so not typed as one").isEqualTo(model.createLiteral("today"));
        assertThat(from.getProperty(property("sh:optional")).getBoolean()).isTrue();
        assertThat(model.getResource(query.getURI() + "/parameter/kind").getProperty(property("sh:optional")).getBoolean()).isFalse();
        assertThat(model.getResource(query.getURI() + "/parameter/sort").getProperty(property("sh:pattern")).getString()).isEqualTo("^(a\\.b|c)$");
    }
}
