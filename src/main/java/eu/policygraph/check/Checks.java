package eu.policygraph.check;

import eu.policygraph.graph.Finding;
import eu.policygraph.graph.InputException;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.query.Answer;
import eu.policygraph.query.QualityCheck;
import eu.policygraph.query.QueryRunner;
import eu.policygraph.query.QueryTimeoutException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;

/** All checks of a folder, each with its severity from {@code severity.txt}. */
public final class Checks {

    private static final String SEVERITIES = "severity.txt";
    private static final Var SUBJECT = Var.alloc("subject");
    private static final Var PROBLEM = Var.alloc("problem");

    private final Map<QualityCheck, Severity> checks;

    private Checks(Map<QualityCheck, Severity> checks) {
        this.checks = checks;
    }

    /**
     * Reads every {@code .rq} file of a folder.
     *
     * @throws InputException for a bad file, a check without severity, or a severity without check
     */
    public static Checks read(Path folder) throws InputException, IOException {
        if (!Files.isDirectory(folder)) {
            throw new InputException(List.of(Finding.of(folder, "No such folder of checks", "Name the project's folder with --home.")));
        }
        List<Finding> findings = new ArrayList<>();
        Map<String, Severity> severities = severities(folder.resolve(SEVERITIES), findings);
        List<Path> files;
        try (Stream<Path> list = Files.list(folder)) {
            files = list.filter(f -> f.getFileName().toString().endsWith(".rq")).sorted().toList();
        }
        Map<QualityCheck, Severity> checks = new TreeMap<>(java.util.Comparator.comparing(QualityCheck::name));
        for (Path file : files) {
            try {
                QualityCheck check = QualityCheck.read(file);
                Severity severity = severities.remove(check.name());
                if (severity == null) {
                    findings.add(Finding.of(file, "The check has no severity", "Add a line ERROR " + check.name() + " or WARN " + check.name() + " to " + SEVERITIES + "."));
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
        return new Checks(checks);
    }

    private static Map<String, Severity> severities(Path file, List<Finding> findings) throws IOException {
        Map<String, Severity> severities = new HashMap<>();
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
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
        return checks.size();
    }

    /** The checks that forbid publication, in the order of their names. */
    public List<QualityCheck> errors() {
        return checks.entrySet().stream().filter(entry -> entry.getValue() == Severity.ERROR).map(Map.Entry::getKey).toList();
    }

    /**
     * Runs every check, errors first.
     *
     * @throws QueryTimeoutException when one takes longer than the runner allows
     */
    public List<CheckResult> run(Snapshot snapshot, QueryRunner runner) throws QueryTimeoutException {
        List<CheckResult> results = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            for (Map.Entry<QualityCheck, Severity> entry : checks.entrySet()) {
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
