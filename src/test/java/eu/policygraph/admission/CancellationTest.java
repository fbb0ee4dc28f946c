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
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.sse.SSE;
import org.junit.jupiter.api.Test;

/** Who hangs up stops what runs on their behalf. */
class CancellationTest {

    private static final Query HEAVY = QueryFactory.create("SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . ?g ?s ?h . FILTER(?b + ?d + ?f + ?h < 0) }");

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
    void workDoneUnderOneFindsItAndNothingIsLeftOfItAfterwards() {
        Cancellation outer = new Cancellation();
        Cancellation inner = new Cancellation();
        assertThat(outer.during(() -> {
            assertThat(Cancellation.current()).isSameAs(outer);
            assertThat(inner.during(Cancellation::current)).isSameAs(inner);
            return Cancellation.current();
        })).isSameAs(outer);
        assertThat(Cancellation.current()).isNotSameAs(outer).isNotSameAs(inner);
    }

    @Test
    void aCancelledQueryEndsLongBeforeItsTime() {
        endsEarly((runner, cancellation) -> runner.run(HEAVY, Map.of(), dataset(), cancellation));
    }

    @Test
    void aQueryEndsWhenWhatItRunsUnderIsCancelledThoughNobodyHandedThatOn() {
        endsEarly((runner, cancellation) -> {
            QueryTimeoutException thrown = cancellation.during(() -> {
                try {
                    runner.run(HEAVY, Map.of(), dataset());
                    return null;
                } catch (QueryTimeoutException e) {
                    return e;
                }
            });
            if (thrown != null) {
                throw thrown;
            }
        });
    }

    private interface Asking {
        void ask(QueryRunner runner, Cancellation cancellation) throws QueryTimeoutException;
    }

    private static void endsEarly(Asking asking) {
        QueryRunner runner = new QueryRunner(new Limits(Duration.ofMinutes(5), 100));
        Cancellation cancellation = new Cancellation();
        CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS).execute(cancellation::cancel);
        long started = System.nanoTime();
        assertThatThrownBy(() -> asking.ask(runner, cancellation)).isInstanceOf(QueryTimeoutException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(60));
    }

    private static DatasetGraph dataset() {
        DatasetGraph dataset = DatasetGraphFactory.createTxnMem();
        for (int i = 0; i < 200; i++) {
            dataset.add(SSE.parseQuad("(_ <http://example.org/" + i + "> <http://example.org/p> " + i + ")"));
        }
        return dataset;
    }
}
