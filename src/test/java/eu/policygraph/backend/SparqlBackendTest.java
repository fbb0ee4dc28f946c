package eu.policygraph.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.policygraph.admission.Budget;
import eu.policygraph.admission.MemoryPool;
import eu.policygraph.admission.RefusedException;
import eu.policygraph.admission.RefusedException.Reason;
import eu.policygraph.backend.Middleman.Mood;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryFactory;
import org.junit.jupiter.api.Test;

/** What an endpoint is asked with, and what is done when it stops in the middle. */
class SparqlBackendTest {

    @Test
    void whatIsSecretIsNotRepeatedWhenItIsRefused() {
        List<URI> addresses = List.of(URI.create("http://reader:s3cret@localhost/sparql"), URI.create("http://localhost/sparql?key=s3cret#part"), URI.create("ftp://s3cret@localhost/"));
        for (URI address : addresses) {
            assertThatThrownBy(() -> new SparqlBackend(address, Optional.empty())).isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining("s3cret");
        }
        for (String value : List.of("Basic s3cret\r\nX-Other: 1", "Basic s3cret\n", "Bearer s3cr\u00e9t", " ")) {
            assertThatThrownBy(() -> new SparqlBackend(URI.create("http://localhost/"), Optional.of(value))).as("said at once, not with the first question").isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Authorization").hasMessageNotContaining("s3cr");
        }
        assertThat(new SparqlBackend(URI.create("http://localhost/sparql"), Optional.of("Basic czNjcmV0Og=="))).isNotNull();
    }

    @Test
    void anAnswerThatBreaksOffIsNotOneThatCannotBeRead() throws Exception {
        try (Middleman middleman = new Middleman(null); Budget budget = budget(false)) {
            SparqlBackend backend = new SparqlBackend(middleman.address(), Optional.empty());
            middleman.is(Mood.TORN);
            assertThatThrownBy(() -> backend.ask(QueryFactory.create("ASK {}"), budget)).extracting(e -> ((RefusedException) e).reason()).isEqualTo(Reason.BACKEND_AWAY);
            middleman.is(Mood.GARBLED);
            assertThatThrownBy(() -> backend.ask(QueryFactory.create("ASK {}"), budget)).extracting(e -> ((RefusedException) e).reason()).isEqualTo(Reason.BACKEND_FAILED);
        }
    }

    @Test
    void anAnswerThatComesTooLateIsHungUpOn() throws Exception {
        try (Middleman middleman = new Middleman(null); HttpClient http = HttpClient.newHttpClient(); Budget over = budget(true)) {
            middleman.is(Mood.ENDLESS);
            HttpRequest request = HttpRequest.newBuilder(middleman.address()).POST(HttpRequest.BodyPublishers.ofString("query=late")).build();
            HttpResponse<InputStream> late = http.send(request, info -> new BodyStream(Long.MAX_VALUE, () -> { }));
            assertThatThrownBy(() -> SparqlBackend.await(CompletableFuture.completedFuture(late), over)).isInstanceOf(QueryCancelledException.class);
            boolean hungUp = middleman.hungUp.await(20, TimeUnit.SECONDS);
            late.body().close();
            assertThat(hungUp).isTrue();
        }
    }

    private static Budget budget(boolean over) {
        return new Budget(new AtomicBoolean(over), System.nanoTime(), Duration.ofSeconds(20), new MemoryPool(1_000_000, 1_000_000));
    }
}
