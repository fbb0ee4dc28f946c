package eu.policygraph.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a query is evaluated, its rows are those of the algebra as the standard writes it, without any optimization. */
class JoinOrderTest {

    private static final DatasetGraph DATA = DatasetGraphFactory.create();

    static {
        RDFParser.fromString("""
                PREFIX : <http://example.org/>
                :a :p :b , :c . :b :q 1 . :c :q 2 ; :r :d . :d :label "d" , "D"@fr . :b :label "b"@en . :e :p :e . :e :q 1 .
                :g { :a :p :b . :b :s :h } :h { :c :s :g . :e :p :e }
                """, Lang.TRIG).parse(DATA);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "?x :p ?y OPTIONAL { ?y :q ?n OPTIONAL { ?y :r ?z } BIND(COALESCE(?z, ?n) AS ?v) }",
        "?x :p ?y OPTIONAL { ?y :q ?n BIND(COALESCE(?x, ?n) AS ?v) }",
        "?x :p ?y OPTIONAL { ?y :q ?n OPTIONAL { ?y :r ?z } BIND(BOUND(?x) AS ?v) }",
        "?x :p ?y OPTIONAL { ?y :r ?z OPTIONAL { ?z :label ?l FILTER(LANG(?l) = 'fr') } BIND(COALESCE(?l, ?z) AS ?v) }",
        "?x :p ?y { ?y :q ?n OPTIONAL { ?x :p ?z } BIND(COALESCE(?z, ?n) AS ?v) }",
        "?x :p ?y { ?y :q ?n BIND(IF(BOUND(?x), 1, 2) AS ?v) }",
        "?x :p ?y OPTIONAL { { ?y :q ?n } UNION { ?y :r ?z } BIND(COALESCE(?n, ?z) AS ?v) }",
        "?x :p ?y OPTIONAL { { ?y :q ?n } UNION { ?k :r ?z } BIND(COALESCE(?n, ?z) AS ?v) }",
        "?x :p ?y OPTIONAL { { ?y :q ?n } UNION { ?k :r ?z } BIND(COALESCE(?y, ?z) AS ?v) }",
        "?x :p ?y OPTIONAL { ?k :q ?n FILTER(EXISTS { ?y :r ?z }) OPTIONAL { ?k :r ?m } BIND(COALESCE(?m, 0) AS ?v) }",
        "?x :p ?y OPTIONAL { ?y :q ?n FILTER(NOT EXISTS { ?y :r ?x }) OPTIONAL { ?y :r ?m } BIND(COALESCE(?m, 0) AS ?v) }",
        "?x :p ?y OPTIONAL { ?y :q ?n OPTIONAL { ?y :r ?m BIND(COALESCE(?x, ?o) AS ?w) } BIND(COALESCE(?m, 0) AS ?v) }",
        "?x :p ?y OPTIONAL { ?n :q ?o OPTIONAL { ?n :r ?m OPTIONAL { ?m :label ?y } BIND(COALESCE(?y, 0) AS ?w) } }",
        "?x :p ?y OPTIONAL { GRAPH ?g { ?y :s ?z } OPTIONAL { ?g :s ?m } BIND(COALESCE(?m, 0) AS ?v) }",
        "GRAPH ?g { ?x :p ?y } OPTIONAL { GRAPH ?g { ?y :s ?z FILTER(!BOUND(?g)) } OPTIONAL { ?z :label ?l } BIND(COALESCE(?l, 0) AS ?v) }",
        "?x :p ?y OPTIONAL { ?y :q ?n OPTIONAL { ?y :r ?v } } OPTIONAL { ?y :q ?n BIND(COALESCE(?k, ?n) AS ?w) OPTIONAL { ?v :label ?l } BIND(COALESCE(?l, 0) AS ?u) }",
        "?x :p ?y OPTIONAL { ?y :r ?v } OPTIONAL { ?c :r ?v OPTIONAL { ?v :label ?l } BIND(COALESCE(?l, 0) AS ?u) FILTER(?y != ?c) }",
        "?x :p ?y OPTIONAL { { SELECT ?y (COUNT(*) AS ?n) WHERE { ?y ?a ?b } GROUP BY ?y } BIND(?n + 1 AS ?v) }",
        "?x :p ?y OPTIONAL { ?y :q ?x OPTIONAL { ?y :r ?z } BIND(COALESCE(?z, 0) AS ?v) }",
        "?x :p ?y OPTIONAL { ?y :p* ?z OPTIONAL { ?z :label ?l } BIND(COALESCE(?l, ?z) AS ?v) }",
        "?x :p ?y MINUS { ?y :r ?n OPTIONAL { ?y :r ?z } BIND(COALESCE(?z, ?x) AS ?v) }"
    })
    void rowsAreThoseOfTheStandard(String pattern) throws Exception {
        Query query = QueryFactory.create("PREFIX : <http://example.org/> SELECT * WHERE { " + pattern + " }");
        Answer.Rows rows = (Answer.Rows) new QueryRunner(new Limits(java.time.Duration.ofSeconds(30), 1_000)).run(query, Map.of(), DATA);
        assertThat(rows.rows()).containsExactlyInAnyOrderElementsOf(plainly(query)).isNotEmpty();
    }

    private static List<Binding> plainly(Query query) {
        try (QueryExec exec = QueryExec.dataset(DATA).query(query).set(ARQ.optimization, false).build()) {
            return List.copyOf(exec.select().materialize().stream().toList());
        }
    }
}
