package eu.policygraph.query;

import eu.policygraph.Project;
import eu.policygraph.graph.Snapshot;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;

/** Asks prebuilt queries in tests: given a query and the text of its parameters, the answer or its cells as text. */
final class Asking {

    private static final QueryRunner RUNNER = new QueryRunner(new Limits(Duration.ofSeconds(30), 100_000));

    private Asking() {}

    static Answer ask(Snapshot snapshot, PrebuiltQuery query, Map<String, String> given) {
        try {
            return RUNNER.run(query.query(), new ParameterBinder(Project.CLOCK).bind(query, given, snapshot), snapshot.dataset());
        } catch (ParameterException | QueryTimeoutException e) {
            throw new AssertionError(query.name() + " " + given, e);
        }
    }

    /** The rows that a query of the project gives on the shipped data, each as column name to text; an empty cell is "". */
    static List<Map<String, String>> rows(String query, Map<String, String> given) {
        PrebuiltQuery prebuilt = Project.catalogue().find(query).orElseThrow(() -> new AssertionError("no query " + query));
        return rows(ask(Project.snapshot(), prebuilt, given));
    }

    static List<Map<String, String>> rows(Answer answer) {
        Answer.Rows rows = (Answer.Rows) answer;
        return rows.rows().stream().map(row -> {
            Map<String, String> cells = new LinkedHashMap<>();
            rows.variables().forEach(v -> cells.put(v.getVarName(), text(row.get(v))));
            return cells;
        }).toList();
    }

    static String text(Node node) {
        if (node == null) {
            return "";
        }
        return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }

    /** Example values of the required parameters, or of all of them. */
    static Map<String, String> examples(PrebuiltQuery query, boolean all) {
        Map<String, String> given = new LinkedHashMap<>();
        query.parameters().stream().filter(p -> all || p.required()).forEach(p -> p.example().ifPresent(e -> given.put(p.name(), e)));
        return given;
    }
}
