package eu.policygraph.graph;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import eu.policygraph.index.IdGraph;
import eu.policygraph.index.Terms;
import eu.policygraph.query.Answer;
import eu.policygraph.query.Limits;
import eu.policygraph.query.QueryRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The indexed dataset answers as Jena's own does, query by query. */
class IndexedDatasetTest {

    private static final String PREFIXES = """
            PREFIX epg: <https://w3id.org/eu-policy-graph/ontology#> PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX eli: <http://data.europa.eu/eli/ontology#>
            PREFIX source: <https://w3id.org/eu-policy-graph/source/> PREFIX act: <https://w3id.org/eu-policy-graph/id/act/>
            """;

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g",
        "SELECT * WHERE { GRAPH ?g { act:regulation-2021-1232 ?p ?o } }",
        "SELECT * WHERE { GRAPH ?g { ?s ?p act:directive-2011-93 } }",
        "SELECT * WHERE { ?e a epg:DatedEvent . GRAPH ?g { ?e dcterms:date ?d } GRAPH ?h { ?e dcterms:title ?t } }",
        "SELECT * WHERE { GRAPH source:editorial { ?e a epg:DatedEvent } GRAPH ?g { ?e dcterms:date ?d ; epg:concerns ?c } }",
        "SELECT * WHERE { GRAPH ?g { ?a eli:date_publication ?d OPTIONAL { ?a eli:date_document ?e } FILTER NOT EXISTS { ?a epg:dateSignature ?s } } }",
        "SELECT * WHERE { GRAPH ?g { { ?a eli:amends ?b } UNION { ?a eli:repeals ?b } } FILTER EXISTS { GRAPH ?g { ?a dcterms:title ?t } } }",
        "SELECT * WHERE { GRAPH ?g { ?a eli:amends|epg:extends ?b } }",
        "SELECT * WHERE { GRAPH ?g { SELECT ?a (COUNT(?t) AS ?n) WHERE { ?a eli:title ?t } GROUP BY ?a } }",
        "SELECT ?g WHERE { GRAPH ?g { } }",
        "SELECT * FROM NAMED source:editorial FROM source:editorial WHERE { GRAPH ?g { ?s epg:setBy ?o } }",
        "SELECT * WHERE { ?s epg:setBy ?o . MINUS { GRAPH ?g { ?s epg:lastDay ?d FILTER(STR(?d) < \"2025\") } } }"})
    void itAnswersAsJenasOwn(String query) {
        Snapshot snapshot = Project.snapshot();
        DatasetGraph plain = new DatasetGraphMapLink(snapshot.union());
        snapshot.graphs().forEach(plain::addGraph);
        List<String> expected = rows(query, plain);
        assertThat(expected).isNotEmpty();
        assertThat(rows(query, snapshot.dataset())).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aGraphThatIsNotThereIsEmpty() {
        DatasetGraph dataset = Project.snapshot().dataset();
        String outside = "SELECT ?s ?o WHERE { VALUES ?g { act:directive-2011-93 <urn:none> source:editorial } GRAPH ?g { ?s epg:setBy ?o } }";
        assertThat(Txn.calculateRead(dataset, () -> rows(outside, dataset))).hasSizeGreaterThanOrEqualTo(4);
        assertThat(Txn.calculateRead(dataset, () -> rows("SELECT ?s WHERE { GRAPH <urn:none> { ?s ?p ?o } }", dataset))).isEmpty();
        assertThat(dataset.containsGraph(NodeFactory.createURI("urn:none"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GRAPH ?g { ?s ?p ?o }", "GRAPH <urn:plain> { ?s ?p ?o }", "VALUES ?g { <urn:plain> <urn:none> } GRAPH ?g { ?s ?p ?o }", "?s ?p ?o GRAPH ?g { ?o ?q ?x }",
        "GRAPH <urn:numbered> { ?s ?p ?o } OPTIONAL { GRAPH ?g { ?o ?q ?x } }"})
    void aGraphWithoutNumbersIsLeftToJena(String pattern) throws Exception {
        Node a = NodeFactory.createURI("urn:a");
        Node b = NodeFactory.createURI("urn:b");
        Terms terms = new Terms();
        Graph plain = GraphFactory.createDefaultGraph();
        plain.add(a, a, b);
        plain.add(b, a, a);
        Node numberedName = NodeFactory.createURI("urn:numbered");
        Node plainName = NodeFactory.createURI("urn:plain");
        SortedMap<Node, Graph> graphs = new TreeMap<>(Snapshot.BY_IRI);
        graphs.put(numberedName, IdGraph.of(terms, plain));
        graphs.put(NodeFactory.createURI("urn:empty"), new DisjointGraphs());
        GraphTable numbered = GraphTable.of(terms, graphs);
        graphs.put(plainName, plain);
        DatasetGraph expected = new DatasetGraphMapLink(plain);
        graphs.forEach(expected::addGraph);
        Query query = QueryFactory.create("SELECT * { " + pattern + " }");
        QueryRunner runner = new QueryRunner(new Limits(Duration.ofSeconds(20), 1_000));
        List<Binding> rows = ((Answer.Rows) runner.run(query, Map.of(), expected)).rows();
        assertThat(rows).isNotEmpty();
        for (GraphTable table : List.of(GraphTable.of(terms, graphs), numbered.with(plainName, plain, new GraphChange(plain.find().toList(), List.of())))) {
            DatasetGraph dataset = new IndexedDataset(table, IdGraph.of(terms, plain));
            assertThat(((Answer.Rows) runner.run(query, Map.of(), dataset)).rows()).containsExactlyInAnyOrderElementsOf(rows);
        }
        assertThat(new IndexedDataset(numbered, IdGraph.of(terms, plain)).all()).as("an empty graph needs no numbers").isTrue();
    }

    private static List<String> rows(String query, DatasetGraph dataset) {
        List<String> rows = new ArrayList<>();
        try (QueryExec exec = QueryExec.dataset(dataset).query(QueryFactory.create(PREFIXES + query)).build()) {
            exec.select().forEachRemaining(row -> {
                List<String> cells = new ArrayList<>();
                row.forEach((v, n) -> cells.add(v + "=" + n));
                rows.add(cells.stream().sorted().toList().toString());
            });
        }
        return rows;
    }
}
