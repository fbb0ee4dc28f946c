package eu.policygraph.backend;

import eu.policygraph.admission.Admission;
import eu.policygraph.admission.Budget;
import eu.policygraph.admission.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.resultset.ResultsReader;

/**
 * An endpoint of the SPARQL 1.1 Protocol. It is asked by POST, without redirects, cookies or a proxy; the address and what authorises
 * are those that the operator gave.
 */
public final class SparqlBackend implements Backend {

    private static final String RESULTS = "application/sparql-results+json";
    private static final String TRIPLES = "application/n-triples";
    private static final String TURTLE = "text/turtle";
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final long LOOK_MILLIS = 50;
    /** A kept connection that the engine has closed meanwhile fails at once; asking again is safe, for queries change nothing. */
    private static final int ATTEMPTS = 2;
    /** What the value of a header may be (RFC 9110, section 5.5). */
    private static final Pattern HEADER = Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e\\t]*[\\x21-\\x7e])?");
    /** Bytes of an answer that is true or false. */
    private static final long SHORT = 64 * 1024;

    private final URI address;
    private final Optional<String> authorization;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY).connectTimeout(TO_CONNECT).build();

    /**
     * @param address http or https
     * @param authorization value of the header Authorization, if the engine asks for one
     * @throws IllegalArgumentException for another address, or one with a password or fragment, and for a value that no header can have; the message repeats neither
     */
    public SparqlBackend(URI address, Optional<String> authorization) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https") || address.getHost() == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
            throw new IllegalArgumentException("not the http or https address of an endpoint, without password and fragment");
        }
        if (authorization.filter(value -> !HEADER.matcher(value).matches()).isPresent()) {
            throw new IllegalArgumentException("the value for the header Authorization holds characters that a header cannot have, as a line break");
        }
        this.address = address;
        this.authorization = authorization;
    }

    @Override
    public Rows select(Query query, Budget budget, long maxBytes) {
        HttpResponse<InputStream> response = send(query, RESULTS, budget, maxBytes);
        requireType(response, RESULTS);
        return new ArrivingRows((BodyStream) response.body(), rowLimit(response));
    }

    @Override
    public boolean ask(Query query, Budget budget) {
        HttpResponse<InputStream> response = send(query, RESULTS, budget, SHORT);
        requireType(response, RESULTS);
        BodyStream body = (BodyStream) response.body();
        try (body) {
            return ResultsReader.create().lang(ResultSetLang.RS_JSON).build().readAny(body).getBooleanResult();
        } catch (QueryCancelledException e) {
            throw e;
        } catch (RuntimeException e) {
            throw body.isBroken() ? broken() : unreadable();
        }
    }

    @Override
    public boolean construct(Query query, Budget budget, long maxBytes, Predicate<Triple> sink) {
        HttpResponse<InputStream> response = send(query, TRIPLES + ", " + TURTLE + ";q=0.5", budget, maxBytes);
        Lang lang = type(response).startsWith(TURTLE) ? Lang.TURTLE : Lang.NTRIPLES;
        if (lang == Lang.NTRIPLES) {
            requireType(response, TRIPLES);
        }
        BodyStream body = (BodyStream) response.body();
        try (body) {
            RDFParser.source(body).lang(lang).errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging).parse(new StreamRDFBase() {
                @Override
                public void triple(Triple triple) {
                    if (!sink.test(triple)) {
                        throw new Enough();
                    }
                }
            });
        } catch (Enough e) {
            return false;
        } catch (QueryCancelledException e) {
            throw e;
        } catch (RuntimeException e) {
            if (!body.isCut()) {
                throw body.isBroken() ? broken() : unreadable();
            }
        }
        return body.isCut();
    }

    /** Ends the reading of statements. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private HttpResponse<InputStream> send(Query query, String accept, Budget budget, long maxBytes) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", accept).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("query=" + URLEncoder.encode(Admission.text(query), StandardCharsets.UTF_8)));
        authorization.ifPresent(value -> request.header("Authorization", value));
        for (int attempt = 1;; attempt++) {
            try {
                HttpResponse<InputStream> response = await(http.sendAsync(request.build(), info -> new BodyStream(maxBytes, budget::check)), budget);
                requireOk(response);
                return response;
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw broken();
                }
            }
        }
    }

    /** An answer that comes when nobody waits any more is hung up on. */
    static HttpResponse<InputStream> await(CompletableFuture<HttpResponse<InputStream>> sent, Budget budget) throws IOException {
        boolean there = false;
        try {
            while (true) {
                budget.check();
                try {
                    HttpResponse<InputStream> response = sent.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                    there = true;
                    return response;
                } catch (TimeoutException e) {
                    // Not there yet: look at the clock, then wait on.
                }
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QueryCancelledException(e);
        } finally {
            if (!there) {
                sent.whenComplete((response, failure) -> {
                    if (response != null) {
                        ((BodyStream) response.body()).close();
                    }
                });
                sent.cancel(true);
            }
        }
    }

    private static void requireOk(HttpResponse<InputStream> response) throws IOException {
        int status = response.statusCode();
        boolean partial = response.headers().firstValue("X-SQL-State").isPresent();
        if (status != 200 || partial) {
            response.body().close();
            if (status == 429 || status == 503 || status == 504) {
                throw RefusedException.backendAway("The engine that holds the data is busy (status " + status + "). Ask again in a moment.");
            }
            throw RefusedException.backendFailed(partial ? "The engine that holds the data gave a part of the answer only." : "The engine that holds the data refused the query (status " + status + ").");
        }
    }

    private static String type(HttpResponse<InputStream> response) {
        return response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    }

    private static void requireType(HttpResponse<InputStream> response, String type) {
        if (!type(response).startsWith(type)) {
            ((BodyStream) response.body()).close();
            throw RefusedException.backendFailed("The engine that holds the data did not answer in " + type + ".");
        }
    }

    /** To how many rows the engine cuts every answer, as Virtuoso tells it. */
    private static long rowLimit(HttpResponse<InputStream> response) {
        return response.headers().firstValue("X-SPARQL-MaxRows").filter(n -> n.strip().matches("[0-9]{1,9}")).map(n -> Long.parseLong(n.strip())).orElse(Long.MAX_VALUE);
    }

    static RefusedException broken() {
        return RefusedException.backendAway("The engine that holds the data cannot be reached.");
    }

    static RefusedException unreadable() {
        return RefusedException.backendFailed("The engine that holds the data gave an answer that cannot be read.");
    }
}
