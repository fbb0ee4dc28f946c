package eu.policygraph.join;

import eu.policygraph.admission.BoundedBody;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Fetches tree notices from Cellar, or from a server that answers like it: slowly, again after a while when that has too much to do, and
 * only anew when a notice has changed. Used by one thread.
 */
public final class CellarFetch {

    /** Where records of the Publications Office are. */
    public static final URI OFFICIAL = URI.create("https://publications.europa.eu/resource/");

    private static final String RDF = "application/rdf+xml";
    private static final String NOTICE = RDF + ";notice=tree";
    private static final int MAX_REDIRECTS = 5;
    private static final Duration TO_CONNECT = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).connectTimeout(TO_CONNECT).build();
    private final URI base;
    private final Redirects redirects;
    private final FetchCache cache;
    private final FetchLimits limits;
    private final String agent;
    private final Consumer<String> said;
    private long next = System.nanoTime();

    /** An answer that may be another one a while later. */
    private static final class Unsteady extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Duration wait;

        Unsteady(String message, Duration wait) {
            super(message);
            this.wait = wait;
        }
    }

    /**
     * @param base address that the paths of records follow; http or https, ends in a slash
     * @param folder where notices are kept from one run to the next
     * @param agent names this program to the server
     * @param said told what takes longer and why
     * @throws ImportException when the address is none of http or https
     */
    public CellarFetch(URI base, Path folder, FetchLimits limits, String agent, Consumer<String> said) throws ImportException, IOException {
        if (base.getScheme() == null || !base.getScheme().matches("https?") || base.getHost() == null || base.getRawUserInfo() != null || !base.getPath().endsWith("/")) {
            throw new ImportException("the endpoint is " + base + " and not an address such as " + OFFICIAL);
        }
        this.base = base;
        this.redirects = new Redirects(base);
        this.cache = new FetchCache(folder);
        this.limits = limits;
        this.agent = agent;
        this.said = said;
    }

    /**
     * The file of a notice, as it is now at the server.
     *
     * @throws ImportException when there is none, it is not RDF, or the server does not answer as it should
     */
    public Path notice(RecordKey key) throws ImportException, IOException, InterruptedException {
        Duration wait = limits.pause();
        for (int attempt = 1;; attempt++) {
            try {
                return once(key);
            } catch (Unsteady e) {
                Duration asked = e.wait == null ? wait : e.wait;
                if (attempt >= limits.attempts() || asked.compareTo(limits.longestWait()) > 0) {
                    throw new ImportException(e.getMessage() + "; asked " + attempt + " times");
                }
                said.accept(key.text() + ": " + e.getMessage() + "; asked again in " + asked.toMillis() / 1000.0 + " s");
                next = Math.max(next, System.nanoTime() + asked.toNanos());
                wait = wait.multipliedBy(2);
            }
        }
    }

    private Path once(RecordKey key) throws ImportException, Unsteady, IOException, InterruptedException {
        URI address = base.resolve(key.path());
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            HttpResponse<byte[]> response = ask(address, cache.version(key));
            int status = response.statusCode();
            switch (status) {
                case 200 -> {
                    return kept(key, response);
                }
                case 304 -> {
                    return cache.file(key);
                }
                case 301, 302, 303, 307, 308 -> address = redirects.next(address, response.headers().firstValue("Location").orElse(""));
                case 404, 410 -> throw new ImportException("there is no such record (" + status + "); check the number");
                case 429, 500, 502, 503, 504 -> throw new Unsteady("the server has too much to do or a fault (" + status + ")", retryAfter(response).orElse(null));
                default -> throw new ImportException("the server answers with status " + status);
            }
        }
        throw new ImportException("it redirects more than " + MAX_REDIRECTS + " times");
    }

    private HttpResponse<byte[]> ask(URI address, Optional<FetchCache.Version> known) throws Unsteady, ImportException, InterruptedException {
        TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(limits.time()).header("Accept", NOTICE).header("User-Agent", agent);
        known.map(FetchCache.Version::etag).ifPresent(etag -> request.header("If-None-Match", etag));
        known.map(FetchCache.Version::modified).ifPresent(modified -> request.header("If-Modified-Since", modified));
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request.build(), info -> new BoundedBody(limits.maxBytes()));
        try {
            return answer.get(limits.time().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw late();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BoundedBody.TooLongException) {
                throw new ImportException("the answer is longer than " + limits.maxBytes() + " bytes");
            }
            if (e.getCause() instanceof HttpTimeoutException) {
                throw late();
            }
            throw new Unsteady("the connection failed or the answer broke off (" + e.getCause().getMessage() + ")", null);
        } finally {
            answer.cancel(true);
            next = System.nanoTime() + limits.pause().toNanos();
        }
    }

    private Unsteady late() {
        return new Unsteady("the answer takes longer than " + limits.time().toMillis() / 1000.0 + " s", null);
    }

    private Path kept(RecordKey key, HttpResponse<byte[]> response) throws ImportException, Unsteady, IOException {
        String type = response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.startsWith(RDF)) {
            throw new ImportException("the answer is " + (type.isEmpty() ? "of no type" : type) + " and not " + RDF + "; no notice was kept");
        }
        try {
            RecordReader.read(RecordFile.of(key.fileName(), response.body()));
        } catch (ImportException e) {
            throw new Unsteady("the answer is not whole: " + e.getMessage(), null);
        }
        cache.keep(key, response.body(), new FetchCache.Version(response.headers().firstValue("ETag").orElse(null), response.headers().firstValue("Last-Modified").orElse(null)));
        return cache.file(key);
    }

    /** Seconds, or a date (RFC 9110, section 10.2.3). */
    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers().firstValue("Retry-After").flatMap(value -> {
            if (value.matches("\\d{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
            }
            try {
                Duration until = Duration.between(Instant.now(), ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
                return Optional.of(until.isNegative() ? Duration.ZERO : until);
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }
}
