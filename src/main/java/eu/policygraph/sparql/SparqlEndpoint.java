package eu.policygraph.sparql;

import eu.policygraph.admission.RefusedException;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Format;
import eu.policygraph.query.Answer;
import eu.policygraph.query.AnswerWriter;
import eu.policygraph.query.QueryRunner;
import eu.policygraph.query.QueryTimeoutException;
import eu.policygraph.query.Question;
import eu.policygraph.web.EntityTag;
import eu.policygraph.web.Negotiation;
import eu.policygraph.web.Problem;
import eu.policygraph.web.ProblemException;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.shared.InvalidPropertyURIException;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;

/** Answers queries by the SPARQL 1.1 Protocol. */
public final class SparqlEndpoint {

    /** What a GET without a query gets: a description for machines, a form for people. */
    @FunctionalInterface
    public interface Welcome {
        Response show(Request request);
    }

    /** Shows a query to people, with what became of it. */
    public interface Pages {

        /**
         * The query with its answer.
         *
         * @param clock to be called now and then; throws when the time for writing is over
         */
        String answer(String query, Answer answer, Request request, Runnable clock);

        /** The query with what is wrong with it; the status of the problem is that of the page. */
        String refusal(String query, Problem problem, Request request);
    }

    private final Supplier<Snapshot> snapshot;
    private final QueryRunner runner;
    private final Welcome welcome;
    private final Pages pages;

    public SparqlEndpoint(Supplier<Snapshot> snapshot, QueryRunner runner, Welcome welcome, Pages pages) {
        this.snapshot = snapshot;
        this.runner = runner;
        this.welcome = welcome;
        this.pages = pages;
    }

    /** @throws eu.policygraph.web.ProblemException for everything but a complete, or visibly cut, answer */
    public Response handle(Request request) {
        Optional<SparqlRequest> sparql = SparqlRequest.read(request);
        if (sparql.isEmpty()) {
            return welcome.show(request);
        }
        try {
            return answer(request, sparql.get());
        } catch (ProblemException e) {
            if (!forPeople(request, sparql.get())) {
                throw e;
            }
            return refusal(e.problem(), request, sparql.get());
        }
    }

    private Response refusal(Problem problem, Request request, SparqlRequest sparql) {
        Response response = Response.text(Format.HTML, pages.refusal(sparql.query(), problem, request)).status(problem.status())
                .header("Vary", "Accept, Accept-Language").header("Cache-Control", "no-store");
        for (Map.Entry<String, String> header : problem.headers().entrySet()) {
            response = response.header(header.getKey(), header.getValue());
        }
        return response;
    }

    private static boolean forPeople(Request request, SparqlRequest sparql) {
        return sparql.format().map(f -> f.equals(Format.HTML.suffix()))
                .orElseGet(() -> Negotiation.choose(request.header("Accept"), List.of(Format.ROWS_JSON, Format.HTML)).equals(Optional.of(Format.HTML)));
    }

    private Response answer(Request request, SparqlRequest sparql) {
        Question question = read(sparql);
        List<Format> offered = offered(question.query());
        Format format = format(request, sparql, offered);
        Snapshot current = snapshot.get();
        DatasetGraph dataset = dataset(question.query(), sparql, current);
        try {
            return runner.run(question, dataset, request.cancellation(), (answer, clock) -> response(answer, format, request, question, sparql, clock));
        } catch (QueryTimeoutException e) {
            throw QueryProblems.of(e, runner.limits()).exception();
        } catch (RefusedException e) {
            throw QueryProblems.of(e, runner.admission()).exception();
        } catch (QueryException e) {
            throw QueryProblems.refused(e).exception();
        } catch (InvalidPropertyURIException e) {
            throw QueryProblems.notInXml(e).exception();
        }
    }

    private Response response(Answer answer, Format format, Request request, Question question, SparqlRequest sparql, Runnable clock) {
        Response response = format == Format.HTML
                ? Response.text(Format.HTML, pages.answer(sparql.query(), answer, request, clock))
                : Response.of(contentType(format, request), AnswerWriter.write(answer, format, clock));
        response = response.header("Vary", format == Format.HTML ? "Accept, Accept-Language" : "Accept");
        response = question.isRepeatable() ? response.header("Cache-Control", "public, no-cache").header("ETag", EntityTag.ofBody(response.body()).value()) : response.header("Cache-Control", "no-store");
        return answer.cut() ? response.header("X-Result-Cut", "true").header("X-Result-Limit", Integer.toString(runner.limits().maxRows())) : response;
    }

    private Question read(SparqlRequest sparql) {
        try {
            return sparql.namesGraphs() ? runner.readWhole(sparql.query()) : runner.read(sparql.query());
        } catch (RefusedException e) {
            throw QueryProblems.of(e, runner.admission()).exception();
        } catch (QueryException e) {
            throw QueryProblems.syntax(e).exception();
        }
    }

    private static List<Format> offered(Query query) {
        List<Format> offered = new ArrayList<>(query.isSelectType() ? AnswerWriter.TABLES : query.isAskType() ? AnswerWriter.TRUTHS : AnswerWriter.GRAPHS);
        offered.add(Format.HTML);
        return offered;
    }

    private static Format format(Request request, SparqlRequest sparql, List<Format> offered) {
        if (sparql.format().isEmpty()) {
            return Negotiation.require(request, offered);
        }
        return Format.of(sparql.format().get()).filter(offered::contains).orElseThrow(() -> Problem.badRequest("unknown-format",
                "format=" + sparql.format().get() + " is not offered for this kind of query. Offered: "
                        + String.join(", ", offered.stream().map(Format::suffix).toList()) + ".").exception());
    }

    /** Clients that ask for plain application/json get that name back, with the same bytes. */
    private static String contentType(Format format, Request request) {
        return format == Format.RESULTS_JSON && Negotiation.asksForPlainJson(request.header("Accept")) ? Format.ROWS_JSON.mediaType() : format.contentType();
    }

    private static DatasetGraph dataset(Query query, SparqlRequest sparql, Snapshot snapshot) {
        DatasetDescription description = sparql.namesGraphs()
                ? DatasetDescription.create(sparql.defaultGraphs(), sparql.namedGraphs())
                : DatasetDescription.create(query);
        if (description == null || description.isEmpty()) {
            return snapshot.dataset();
        }
        for (String graph : concat(description.getDefaultGraphURIs(), description.getNamedGraphURIs())) {
            Node node = NodeFactory.createURI(graph);
            if (!snapshot.graphs().containsKey(node)) {
                throw Problem.badRequest("unknown-graph", "There is no graph <" + graph + "> here, and none is fetched from elsewhere. "
                        + "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } lists them.").exception();
            }
        }
        query.getGraphURIs().clear();
        query.getNamedGraphURIs().clear();
        if (snapshot.isForeign()) {
            description.getDefaultGraphURIs().forEach(query::addGraphURI);
            description.getNamedGraphURIs().forEach(query::addNamedGraphURI);
            return snapshot.dataset();
        }
        return DynamicDatasets.dynamicDataset(description, snapshot.dataset(), false);
    }

    private static List<String> concat(List<String> a, List<String> b) {
        List<String> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }
}
