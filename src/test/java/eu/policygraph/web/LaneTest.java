package eu.policygraph.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.policygraph.admission.Cancellation;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A lane that is closed keeps nobody waiting. */
class LaneTest {

    @Test
    void whoWaitsForAThreadWhenTheLaneIsClosedIsTold() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Lane lane = new Lane("test", new Lane.Width(1, 1, Duration.ofMinutes(5), 10));
        Route.Handler handler = lane.around(request -> {
            running.countDown();
            while (!request.cancellation().isCancelled() && release.getCount() > 0) {
                Thread.yield();
            }
            return Response.text(eu.policygraph.model.Format.CSV, "");
        });
        CompletableFuture<Response> first = CompletableFuture.supplyAsync(() -> handler.handle(request()), Thread::startVirtualThread);
        running.await();
        CompletableFuture<Response> second = CompletableFuture.supplyAsync(() -> handler.handle(request()), Thread::startVirtualThread);
        while (lane.waiting() == 0) {
            Thread.yield();
        }
        lane.close();
        assertThat(first.join().status()).isEqualTo(200);
        assertThatThrownBy(second::join).hasCauseInstanceOf(ProblemException.class).hasMessageContaining("being stopped");
        release.countDown();
    }

    @Test
    void whatRunsInALaneFindsTheCancellationOfItsRequest() {
        try (Lane lane = new Lane("test", new Lane.Width(1, 1, Duration.ofMinutes(5), 10))) {
            Request request = request();
            request.cancellation().cancel();
            lane.around(asked -> {
                assertThat(Cancellation.current()).isSameAs(asked.cancellation());
                return Response.text(eu.policygraph.model.Format.CSV, "");
            }).handle(request);
        }
    }

    private static Request request() {
        return new Request("GET", "/", Parameters.parse(null), Map.of(), new byte[0], new Address("http://localhost", ""), Map.of());
    }
}
