package eu.policygraph.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.policygraph.query.Limits;
import eu.policygraph.query.QueryRunner;
import eu.policygraph.sparql.QueryProblems;
import eu.policygraph.web.Problem;
import java.time.Duration;
import java.util.Map;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.sse.SSE;
import org.junit.jupiter.api.Test;

class MemoryPoolTest {

    private static final Query SORTING = QueryFactory.create("SELECT ?s { ?s ?p ?o } ORDER BY ?o");

    @Test
    void whoFindsNoMemoryLeftIsToldThatTheServerIsBusyAndIsAnsweredLater() throws Exception {
        DatasetGraph dataset = DatasetGraphFactory.create();
        dataset.add(SSE.parseQuad("(_ <http://example.org/s> <http://example.org/p> 1)"));
        QueryRunner runner = new QueryRunner(new Limits(Duration.ofSeconds(60), 100));
        try (MemoryPool.Share first = runner.memory().open(); MemoryPool.Share second = runner.memory().open()) {
            first.take(runner.limits().maxMemory());
            second.take(runner.limits().maxMemory());
            assertThatThrownBy(() -> runner.run(SORTING, Map.of(), dataset)).isInstanceOfSatisfying(RefusedException.class, refused -> {
                Problem problem = QueryProblems.of(refused, runner.admission());
                assertThat(problem.id()).isEqualTo("server-busy");
                assertThat(problem.status()).isEqualTo(503);
                assertThat(problem.headers()).containsKey("Retry-After");
            });
        }
        assertThat(runner.run(SORTING, Map.of(), dataset)).isNotNull();
    }
}
