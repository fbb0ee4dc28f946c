package eu.policygraph.check;

import eu.policygraph.graph.Finding;
import eu.policygraph.graph.InputException;
import eu.policygraph.graph.Once;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.query.Answer;
import eu.policygraph.query.QualityCheck;
import eu.policygraph.query.QueryRunner;
import eu.policygraph.query.QueryText;
import eu.policygraph.query.QueryTimeoutException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;

/** All checks of a folder, each with its severity from {@code severity.txt}. */
public final class Checks {

    private static final String SEVERITIES = "severity.txt";
    private static final Var SUBJECT = Var.alloc("subject");
    private static final Var PROBLEM = Var.alloc("problem");

    private final Supplier<Map<QualityCheck, Severity>> checks;

    private Checks(Supplier<Map<QualityCheck, Severity>> checks) {
        this.checks = checks;
    }

    /**
     * Reads every {@code .rq} file of a folder.
     *
     * @throws InputException for a bad file, a check without severity, or a severity without check
     */
    public static Checks read(Path folder) throws InputException, IOException {
        Map<QualityCheck, Severity> checks = checks(folder, texts(folder), severityLines(folder));
        return new Checks(() -> checks);
    }

    /**
     * The same for files that {@link #read} has found to be right: what is in them is worked out when a check is asked for.
     *
     * @throws InputException when there is no such folder
     */
    public static Checks known(Path folder) throws InputException, IOException {
        List<QueryText> texts = texts(folder);
        List<String> severities = severityLines(folder);
        return new Checks(Once.of(() -> {
            try {
                return checks(folder, texts, severities);
            } catch (InputException e) {
                throw new IllegalStateException(folder + " was right before", e);
            }
        }));
    }

    private static List<QueryText> texts(Path folder) throws InputException, IOException {
        if (!Files.isDirectory(folder)) {
            throw new InputException(List.of(Finding.of(folder, "No such folder of checks", "Name the project's folder with --home.")));
        }
        return QueryText.of(folder);
    }

    private static List<String> severityLines(Path folder) throws IOException {
        Path file = folder.resolve(SEVERITIES);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private static Map<QualityCheck, Severity> checks(Path folder, List<QueryText> texts, List<String> severityLines) throws InputException {
        List<Finding> findings = new ArrayList<>();
        Map<String, Severity> severities = severities(folder.resolve(SEVERITIES), severityLines, findings);
        Map<QualityCheck, Severity> checks = new TreeMap<>(java.util.Comparator.comparing(QualityCheck::name));
        for (QueryText text : texts) {
            try {
                QualityCheck check = QualityCheck.read(text);
                Severity severity = severities.remove(check.name());
                if (severity == null) {
                    findings.add(Finding.of(text.file(), "The check has no severity", "Add a line ERROR " + check.name() + " or WARN " + check.name() + " to " + SEVERITIES + "."));
                } else {
                    checks.put(check, severity);
                }
            } catch (InputException e) {
                findings.addAll(e.findings());
            }
        }
        if (findings.isEmpty()) {
            severities.keySet().stream().sorted().forEach(name -> findings.add(Finding.of(folder.resolve(SEVERITIES), "There is no check '" + name + "'", "Take the line out.")));
        }
        if (!findings.isEmpty()) {
            throw new InputException(findings);
        }
        return checks;
    }

    private static Map<String, Severity> severities(Path file, List<String> lines, List<Finding> findings) {
        Map<String, Severity> severities = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String[] words = lines.get(i).strip().split("\\s+");
            if (words[0].isEmpty() || words[0].startsWith("#")) {
                continue;
            }
            boolean known = words.length == 2 && (words[0].equals(Severity.ERROR.name()) || words[0].equals(Severity.WARN.name()));
            if (!known || severities.put(words[1], Severity.valueOf(words[0])) != null) {
                findings.add(new Finding(file, i + 1, 0, "Expected ERROR or WARN and the name of a check, each check once", "Write for example: ERROR missing-label"));
            }
        }
        return severities;
    }

    /** How many checks there are. */
    public int count() {
        return checks.get().size();
    }

    /** The checks that forbid publication, in the order of their names. */
    public List<QualityCheck> errors() {
        return checks.get().entrySet().stream().filter(entry -> entry.getValue() == Severity.ERROR).map(Map.Entry::getKey).toList();
    }

    /**
     * Runs every check, errors first.
     *
     * @throws QueryTimeoutException when one takes longer than the runner allows
     */
    public List<CheckResult> run(Snapshot snapshot, QueryRunner runner) throws QueryTimeoutException {
        List<CheckResult> results = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            for (Map.Entry<QualityCheck, Severity> entry : checks.get().entrySet()) {
                if (entry.getValue() == severity) {
                    Answer.Rows rows = (Answer.Rows) runner.run(entry.getKey().query(), Map.<Var, Node>of(), snapshot.dataset());
                    results.add(new CheckResult(entry.getKey(), severity,
                            rows.rows().stream().map(row -> new Defect(row.get(SUBJECT), row.get(PROBLEM).getLiteralLexicalForm())).toList()));
                }
            }
        }
        return results;
    }
}
