package eu.policygraph.change;

import eu.policygraph.model.Format;
import eu.policygraph.query.AnswerWriter;
import eu.policygraph.store.Author;
import eu.policygraph.store.Change;
import eu.policygraph.store.ChangeRefusedException;
import eu.policygraph.store.Commit;
import eu.policygraph.store.GraphStore;
import eu.policygraph.store.Guard;
import eu.policygraph.store.StoreUnavailableException;
import eu.policygraph.web.Negotiation;
import eu.policygraph.web.Problem;
import eu.policygraph.web.ProblemException;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands a change to the store in the name of a user, and tells what became of it: a receipt, or why not. */
final class Writer {

    /** Header with the version of the data after a write. */
    static final String VERSION = "X-Snapshot-Version";

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final List<Format> REPORTS = List.of(Format.ROWS_JSON, Format.TURTLE, Format.JSONLD, Format.NTRIPLES, Format.RDFXML, Format.HTML);

    private final GraphStore store;
    private final Guard guard;

    Writer(GraphStore store, Guard guard) {
        this.store = Objects.requireNonNull(store);
        this.guard = Objects.requireNonNull(guard);
    }

    /** What becomes of a request. */
    sealed interface Outcome {}

    /** The change was made, or there was nothing to do. */
    record Done(Commit commit) implements Outcome {}

    /** The change was refused; the response says why. */
    record Refused(Response response) implements Outcome {}

    /** @throws ProblemException for all refusals but those with a validation report */
    Outcome write(Request request, User user, Change change) {
        return write(request, new Author(user.name(), Role.WRITER.word(), "request " + request.exchange().id()), change);
    }

    /** @throws ProblemException for all refusals but those with a validation report */
    Outcome write(Request request, Author author, Change change) {
        try {
            return new Done(store.write(author, change, guard));
        } catch (ChangeTimeoutException e) {
            told("change-timeout", author, e.getMessage());
            throw Problem.of("change-timeout", 503, "Change timed out", e.getMessage()).withHeader("Retry-After", "5").exception();
        } catch (ChangeRefusedException e) {
            told("change-refused", author, e.getMessage());
            return new Refused(refused(request, e));
        } catch (StoreUnavailableException e) {
            throw unavailable(e);
        }
    }

    private static void told(String id, Author author, String why) {
        LOG.warn("refused: {}: a change of {}, {}: {}", id, author.name(), author.reason(), why);
    }

    static ProblemException unavailable(StoreUnavailableException e) {
        boolean full = e.reason() == StoreUnavailableException.Reason.NO_SPACE;
        return Problem.of("store-unavailable", full ? 507 : 503, full ? "Insufficient storage" : "Unavailable", e.getMessage())
                .with("reason", e.reason().name().toLowerCase(java.util.Locale.ROOT)).withHeader("Retry-After", "30").exception();
    }

    /** What the client gets for a change that was made. */
    static Response receipt(Commit commit) {
        Map<String, Object> receipt = new LinkedHashMap<>();
        receipt.put("sequence", commit.sequence());
        receipt.put("version", commit.snapshot().version());
        receipt.put("etag", Preconditions.tag(commit.snapshot()).value());
        receipt.put("added", commit.delta().additions());
        receipt.put("removed", commit.delta().removals());
        receipt.put("at", commit.at().toString());
        return Response.json(receipt).header(VERSION, commit.snapshot().version()).header("Cache-Control", "no-store");
    }

    private static Response refused(Request request, ChangeRefusedException refusal) {
        Problem problem = Problem.of("change-refused", 422, "Change refused", refusal.getMessage());
        Optional<Graph> report = refusal.report();
        if (report.isEmpty()) {
            throw problem.exception();
        }
        Format format = Negotiation.choose(request.header("Accept"), REPORTS).orElse(Format.ROWS_JSON);
        if (format == Format.ROWS_JSON || format == Format.HTML) {
            throw problem.with("results", ValidationReports.members(report.get())).exception();
        }
        return Response.of(format.contentType(), AnswerWriter.graph(report.get(), PrefixMapFactory.create(report.get().getPrefixMapping()), format))
                .status(422).header("Vary", "Accept").header("Cache-Control", "no-store");
    }
}
