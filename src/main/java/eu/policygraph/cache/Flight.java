package eu.policygraph.cache;

import eu.policygraph.web.Exchange;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An answer that is being made, and that others who ask the same wait for. */
final class Flight {

    private final CompletableFuture<Optional<KeptAnswer>> landing = new CompletableFuture<>();
    private final Exchange first;

    /** @param first of the request that it is made for */
    Flight(Exchange first) {
        this.first = first;
    }

    boolean isOf(Exchange exchange) {
        return first == exchange;
    }

    /** It can be given to others too. */
    void landed(KeptAnswer answer) {
        landing.complete(Optional.of(answer));
    }

    /** Everybody has to ask for themselves: it failed, or is for one client only. Nothing happens when it has landed. */
    void lost() {
        landing.complete(Optional.empty());
    }

    /** Waits, but not for too long; empty when one has to ask for oneself. */
    Optional<KeptAnswer> await(Duration patience) {
        try {
            return landing.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
