package eu.policygraph.check;

import eu.policygraph.graph.InputException;
import eu.policygraph.graph.Layout;
import eu.policygraph.graph.Whereabouts;
import eu.policygraph.model.Namespaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;

/** The results of a run as text for a terminal: a line per check, then the first defects of each with their file. */
public final class CheckReport {

    private static final int SHOWN = 10;
    private static final int WIDEST = 300;

    private final List<CheckResult> results;
    private final Map<Node, Path> files;

    private CheckReport(List<CheckResult> results, Map<Node, Path> files) {
        this.results = results;
        this.files = files;
    }

    /** @param layout where the data was read from, to name the files of what is wrong */
    public static CheckReport of(List<CheckResult> results, Layout layout) throws InputException, IOException {
        Set<Node> subjects = results.stream().flatMap(r -> r.defects().stream().limit(SHOWN)).map(Defect::subject).collect(Collectors.toSet());
        return new CheckReport(results, Whereabouts.of(subjects, layout));
    }

    /** Whether a check of severity ERROR found something. */
    public boolean fails() {
        return results.stream().anyMatch(CheckResult::fails);
    }

    /** The report, each line ended. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (CheckResult result : results) {
            text.append("  %-5s %-32s %5d%n".formatted(result.severity(), result.check().name(), result.defects().size()));
        }
        results.stream().filter(r -> !r.defects().isEmpty()).forEach(r -> defects(r, text));
        return text.toString();
    }

    private void defects(CheckResult result, StringBuilder text) {
        text.append("%n%s %s: %s. %s%n".formatted(result.severity(), result.check().name(), result.check().problem(), result.check().fix()));
        for (Defect defect : result.defects().stream().limit(SHOWN).toList()) {
            Path file = files.get(defect.subject());
            String name = defect.subject().isURI() ? Namespaces.shorten(defect.subject().getURI()) : defect.subject().toString();
            text.append("  ").append(file == null ? "" : file + ": ").append(name).append(": ").append(line(defect.problem())).append(System.lineSeparator());
        }
        if (result.defects().size() > SHOWN) {
            text.append("  and ").append(result.defects().size() - SHOWN).append(" more").append(System.lineSeparator());
        }
    }

    private static String line(String problem) {
        String line = problem.replaceAll("\\s+", " ");
        return line.length() > WIDEST ? line.substring(0, WIDEST) + "…" : line;
    }
}
