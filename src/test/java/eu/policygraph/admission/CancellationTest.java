package eu.policygraph.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.policygraph.query.Limits;
import eu.policygraph.query.QueryRunner;
import eu.policygraph.query.QueryTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.sse.SSE;
import org.junit.jupiter.api.Test;

/** Who hangs up stops what runs on their behalf. */
class CancellationTest {

    @Test
    void aSignalFollowsUntilItIsDetachedAndALateOneIsSetAtOnce() {
        Cancellation cancellation = new Cancellation();
        AtomicBoolean attached = new AtomicBoolean();
        AtomicBoolean detached = new AtomicBoolean();
        cancellation.attach(attached);
        cancellation.attach(detached);
        cancellation.detach(detached);
        cancellation.cancel();
        AtomicBoolean late = new AtomicBoolean();
        cancellation.attach(late);
        assertThat(cancellation.isCancelled()).isTrue();
        assertThat(attached).isTrue();
        assertThat(late).isTrue();
        assertThat(detached).isFalse();
    }

    @Test
    void aCancelledQueryEndsLongBeforeItsTime() throws Exception {
        DatasetGraph dataset = DatasetGraphFactory.createTxnMem();
        for (int i = 0; i < 200; i++) {
            dataset.add(SSE.parseQuad("(_ <http://example.org/" + i + "> <http://example.org/p> " + i + ")"));
        }
        QueryRunner runner = new QueryRunner(new Limits(Duration.ofMinutes(5), 100));
        Cancellation cancellation = new Cancellation();
        CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS).execute(cancellation::cancel);
        long started = System.nanoTime();
        assertThatThrownBy(() -> runner.run(QueryFactory.create("SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . ?g ?s ?h . FILTER(?b + ?d + ?f + ?h < 0) }"),
                Map.of(), dataset, cancellation)).isInstanceOf(QueryTimeoutException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(60));
    }
}
