package eu.policygraph.page;

import eu.policygraph.admission.RefusedException;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Format;
import eu.policygraph.query.Answer;
import eu.policygraph.query.AnswerWriter;
import eu.policygraph.query.FilledQuery;
import eu.policygraph.query.Limits;
import eu.policygraph.query.PrebuiltQuery;
import eu.policygraph.query.QueryRunner;
import eu.policygraph.query.QueryTimeoutException;
import eu.policygraph.query.Receipts;
import eu.policygraph.query.Workbooks;
import eu.policygraph.sparql.QueryProblems;
import eu.policygraph.web.Address;
import eu.policygraph.web.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Runs calls of prebuilt queries and puts their answers into forms for machines. */
final class QueryAnswers {

    private final QueryRunner runner;
    private final Receipts receipts;

    QueryAnswers(QueryRunner runner) {
        this.runner = runner;
        this.receipts = new Receipts(runner);
    }

    Limits limits() {
        return runner.limits();
    }

    /** Endpoints that a query asks and the operator has not allowed, sorted. */
    Set<String> closed(PrebuiltQuery query) {
        Set<String> closed = new TreeSet<>(query.endpoints());
        closed.removeAll(runner.admission().endpoints().allowed());
        return closed;
    }

    /** @throws eu.policygraph.web.ProblemException 403 when it asks an endpoint that the operator has not allowed, 503 when the time is up */
    Answer run(QueryCall call, Snapshot snapshot) {
        Set<String> closed = closed(call.query());
        if (!closed.isEmpty()) {
            throw QueryProblems.closed(call.query(), closed).exception();
        }
        try {
            Answer answer = runner.run(call.query().query(), call.terms(), snapshot.dataset(), call.slice());
            return call.receipts() && answer instanceof Answer.Rows rows ? withReceipts(call, rows, snapshot) : answer;
        } catch (QueryTimeoutException e) {
            throw QueryProblems.of(e, limits()).exception();
        } catch (RefusedException e) {
            throw QueryProblems.of(e, runner.admission()).exception();
        }
    }

    /** The answer with headers for what was cut and what follows. */
    Response respond(QueryCall call, Answer answer, Format format, Snapshot snapshot, Address address) {
        byte[] body = format == Format.XLSX ? workbook(call, (Answer.Rows) answer, snapshot, address) : AnswerWriter.write(answer, format);
        return withLinks(call, answer, "." + format.suffix(), address, Response.of(format.contentType(), body));
    }

    /** Adds {@code Link} to the rows before and after, and says when rows were cut. */
    Response withLinks(QueryCall call, Answer answer, String suffix, Address address, Response response) {
        Response result = response;
        if (answer instanceof Answer.Rows rows && (rows.more() || rows.cut())) {
            result = result.link(address.absolute(call.path(suffix, call.next(rows.rows().size(), limits()))), "rel=\"next\"");
        }
        if (call.previous().isPresent()) {
            result = result.link(address.absolute(call.path(suffix, call.previous().get())), "rel=\"prev\"");
        }
        return answer.cut() ? result.header("X-Result-Cut", "true").header("X-Result-Limit", Integer.toString(limits().maxRows())) : result;
    }

    private Answer.Rows withReceipts(QueryCall call, Answer.Rows rows, Snapshot snapshot) throws QueryTimeoutException {
        return receipts.added(FilledQuery.of(call.query(), call.terms()), rows, snapshot);
    }

    private byte[] workbook(QueryCall call, Answer.Rows rows, Snapshot snapshot, Address address) {
        List<Map.Entry<String, String>> about = new ArrayList<>();
        about.add(Map.entry("Query", call.query().title()));
        about.add(Map.entry("Question", call.query().summary()));
        about.add(Map.entry("How", call.query().description()));
        call.query().parameters().forEach(p -> call.terms().entrySet().stream().filter(t -> t.getKey().getVarName().equals(p.name()))
                .forEach(t -> about.add(Map.entry("Parameter " + p.name(), t.getValue().isURI() ? t.getValue().getURI() : t.getValue().getLiteralLexicalForm()))));
        about.add(Map.entry("Rows", rows.rows().size() + (rows.cut() || rows.more() ? "; more follow that are not in this file" : "")));
        about.add(Map.entry("Snapshot", snapshot.version()));
        about.add(Map.entry("Sources", sources(call, rows, snapshot)));
        about.add(Map.entry("Licence", "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"));
        about.add(Map.entry("Citation", "EU Policy Graph maintainers. EU Policy Graph, snapshot " + snapshot.version() + ", query \"" + call.query().title() + "\". "
                + address.absolute(call.path("")) + ". CC BY 4.0."));
        about.add(Map.entry("Address", address.absolute(call.path(""))));
        about.add(Map.entry("The SPARQL", address.absolute(call.path(".rq"))));
        return Workbooks.write(rows, call.query().columns(), about);
    }

    /** The sources of all rows, one a line; how many graphs there are when it takes too long to tell. */
    private String sources(QueryCall call, Answer.Rows rows, Snapshot snapshot) {
        if (call.query().isFederated()) {
            return "this data set\n" + String.join("\n", call.query().endpoints());
        }
        try {
            Answer.Rows known = call.receipts() ? rows : withReceipts(call, rows, snapshot);
            Set<String> sources = new TreeSet<>();
            known.rows().forEach(row -> sources.addAll(Arrays.asList(row.get(Receipts.COLUMN).getLiteralLexicalForm().split(" "))));
            sources.remove("");
            return sources.isEmpty() ? "none" : String.join("\n", sources);
        } catch (QueryTimeoutException e) {
            return "among the " + snapshot.graphs().size() + " graphs of the snapshot";
        }
    }
}
