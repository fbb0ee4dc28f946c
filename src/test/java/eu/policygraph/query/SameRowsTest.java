package eu.policygraph.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import eu.policygraph.graph.PatternOrder;
import eu.policygraph.index.IdGraph;
import eu.policygraph.index.IdView;
import eu.policygraph.index.Terms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.sparql.ARQException;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.ref.QueryEngineRef;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.mem.GraphMemFast;
import org.junit.jupiter.api.Test;

/** The engine gives the rows that Jena gives over a plain graph in memory. */
class SameRowsTest {

    /** So many in the suite; {@code -Dsamerows.queries=N} for more. */
    private static final int QUERIES = Integer.getInteger("samerows.queries", 300);
    private static final long SEED = Long.getLong("samerows.seed", 20_261_122L);
    private static final int QUERIES_PER_GRAPH = 100;

    private final QueryRunner runner = new QueryRunner(new Limits(Duration.ofSeconds(30), 1_000_000));

    @Test
    void madeUpQueriesGiveTheRowsThatJenaGives() throws Exception {
        int compared = 0;
        int rows = 0;
        int differing = 0;
        RandomQueries random = new RandomQueries(SEED);
        DatasetGraph plain = null;
        DatasetGraph ours = null;
        while (compared < QUERIES) {
            if (compared % QUERIES_PER_GRAPH == 0) {
                List<Triple> statements = random.statements(120);
                Graph graph = new GraphMemFast();
                statements.forEach(graph::add);
                plain = new DatasetGraphMapLink(graph);
                ours = new NumberedDataset(numbered(statements));
                for (int i = 0; i < RandomQueries.GRAPHS; i++) {
                    List<Triple> part = statements.subList(10 * i, 80 + 10 * i);
                    Node name = NodeFactory.createURI("urn:x:s" + i);
                    Graph named = new GraphMemFast();
                    part.forEach(named::add);
                    plain.addGraph(name, named);
                    ours.addGraph(name, IdGraph.of(IdView.of(ours.getDefaultGraph()).orElseThrow().terms(), named));
                }
            }
            String text = random.query();
            Query query = parsed(text);
            List<String> expected = query == null ? null : jena(query, plain);
            if (expected != null) {
                List<String> actual = ours(QueryFactory.create(text), ours);
                if (!query.hasOrderBy()) {
                    expected.sort(null);
                    actual.sort(null);
                }
                if (!actual.equals(expected)) {
                    differing++;
                    assertThat(actual).as(text).isEqualTo(reference(query, plain));
                }
                compared++;
                rows += expected.size();
            }
        }
        assertThat(differing).isLessThan(1 + QUERIES / 200);
        assertThat(rows).isGreaterThan(5 * QUERIES);
    }

    /** Null for a text that breaks a rule on the scope of variables. */
    private static Query parsed(String text) {
        try {
            return QueryFactory.create(text);
        } catch (QueryParseException e) {
            return null;
        }
    }

    /** A big table with additions and removals above it. */
    private static IdGraph numbered(List<Triple> statements) {
        List<Triple> more = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            more.add(Triple.create(statements.get(0).getSubject(), statements.get(0).getPredicate(), NodeFactory.createURI("urn:gone:" + i)));
        }
        Graph base = new GraphMemFast();
        statements.subList(0, 60).forEach(base::add);
        more.forEach(base::add);
        List<Triple> gone = more.subList(0, 200);
        IdGraph graph = IdGraph.of(new Terms(), base).revise(statements.subList(60, statements.size()), gone);
        return graph.revise(List.of(), more.subList(200, 400));
    }

    /** Null where Jena fails, as on a text in the place of a property. */
    private static List<String> jena(Query query, DatasetGraph dataset) {
        try (QueryExec exec = QueryExec.dataset(dataset).query(query).build()) {
            List<String> rows = new ArrayList<>();
            if (query.isAskType()) {
                rows.add(Boolean.toString(exec.ask()));
            } else {
                exec.select().forEachRemaining(row -> rows.add(text(row)));
            }
            return rows;
        } catch (ARQException e) {
            return null;
        }
    }

    /** By Jena's reference engine, which does what the text of SPARQL 1.1 says, step by step; its main engine errs in rare cases. */
    private static List<String> reference(Query query, DatasetGraph dataset) {
        List<String> rows = new ArrayList<>();
        Context context = ARQ.getContext().copy().set(ARQ.stageGenerator, new PatternOrder.Stages());
        QueryEngineRef.getFactory().create(Algebra.compile(query), dataset, BindingFactory.root(), context).iterator().forEachRemaining(row -> rows.add(text(row)));
        rows.sort(null);
        return rows;
    }

    private List<String> ours(Query query, DatasetGraph dataset) throws QueryTimeoutException {
        return switch (runner.run(query, Map.of(), dataset)) {
            case Answer.Rows rows -> new ArrayList<>(rows.rows().stream().map(SameRowsTest::text).toList());
            case Answer.Truth truth -> new ArrayList<>(List.of(Boolean.toString(truth.value())));
            case Answer.Statements statements -> fail("no table");
        };
    }

    private static String text(Binding row) {
        Map<String, String> cells = new TreeMap<>();
        row.forEach((variable, node) -> cells.put(variable.getVarName(), node.toString()));
        return cells.toString();
    }
}
