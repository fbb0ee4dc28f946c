package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.LinkTarget;
import eu.policygraph.model.Namespaces;
import eu.policygraph.query.Answer;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/** The join lab: which keys to other data each kind of thing has, and a query to copy that joins by each. */
public final class JoinPage {

    /**
     * Keys of one data set that things of one kind have.
     *
     * @param things how many have one
     * @param query SPARQL that joins by them; empty where no endpoint is known
     * @param editor address that opens the query in the editor; null where there is none
     */
    public record Key(String system, ResultTable.Cell property, long things, long keys, ResultTable.Cell example, String key, String endpoint, String query, List<Code> code, String editor) {}

    private final Supplier<Snapshot> snapshot;
    private final Questions questions;
    private final Templates templates;

    public JoinPage(Supplier<Snapshot> snapshot, Questions questions, Templates templates) {
        this.snapshot = snapshot;
        this.questions = questions;
        this.templates = templates;
    }

    /** {@code /join}. */
    public Response show(Request request) {
        Frame plain = new Frame("", request, snapshot.get());
        Frame frame = new Frame(plain.t("join.title"), request, snapshot.get());
        Labels labels = new Labels(frame.snapshot());
        Map<String, List<Key>> kinds = new LinkedHashMap<>();
        Answer.Rows rows = questions.ask("join-keys-by-kind", Map.of());
        rows.rows().forEach(row -> kinds.computeIfAbsent(text(row, "kind"), k -> new ArrayList<>()).add(key(row, labels, frame)));
        return Validators.add(templates.page(frame, "join", Map.of("kinds", kinds)), frame.snapshot());
    }

    private static Key key(Binding row, Labels labels, Frame frame) {
        String endpoint = text(row, "endpoint");
        String query = endpoint.isEmpty() ? "" : query(text(row, "kind"), row.get("property").getURI(), text(row, "key"), endpoint);
        return new Key(text(row, "system"), ResultTable.cell(row.get("property"), labels, frame), number(row, "things"), number(row, "keys"), ResultTable.cell(row.get("example"), labels, frame),
                text(row, "key"), endpoint, query, Code.of(query), query.isEmpty() ? null : frame.page("/sparql?" + QueryStrings.of(Map.of("draft", query))));
    }

    /** Starts here from a few keys, so that the other side looks up and does not search. */
    private static String query(String kind, String property, String key, String endpoint) {
        String space = LinkTarget.of(key).map(LinkTarget::space).orElse(key);
        boolean alias = endpoint.equals(LinkTarget.CELLAR) && !space.startsWith(Namespaces.all().get("authority")) && !space.equals(Namespaces.all().get("eurovoc"));
        String there = alias ? "?there <http://www.w3.org/2002/07/owl#sameAs> ?key ; ?property ?value ."
                : endpoint.equals(LinkTarget.DATA_EUROPA) ? "?there <http://data.europa.eu/r5r/applicableLegislation> ?key ; ?property ?value ." : "?key ?property ?value .";
        return """
                SELECT * WHERE {
                  {
                    SELECT DISTINCT ?thing ?key WHERE {
                      ?thing <%s> ?key .
                      FILTER(STRSTARTS(STR(?thing), "%s%s/") && STRSTARTS(STR(?key), "%s"))
                    }
                    ORDER BY ?thing ?key LIMIT 20
                  }
                  SERVICE <%s> {
                    %s
                  }
                }
                LIMIT 500
                """.formatted(property, Namespaces.THING, kind, space, endpoint, there);
    }

    private static String text(Binding row, String name) {
        Node node = row.get(name);
        return node == null ? "" : node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }

    private static long number(Binding row, String name) {
        return Long.parseLong(text(row, name));
    }
}
