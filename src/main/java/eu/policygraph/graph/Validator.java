package eu.policygraph.graph;

import eu.policygraph.model.Namespaces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.riot.system.Prefixes;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.parser.ShaclParseException;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.Severity;
import org.apache.jena.sparql.core.Prologue;
import org.apache.jena.sparql.path.PathWriter;

/** Checks data against SHACL shapes and tells each violation with its focus node, path, value, message and file. */
final class Validator {

    private static final int SHOWN = 200;

    private Validator() {}

    /**
     * @param union the statements to check
     * @param graphs the same by graph, to find the file of a violation
     * @return a finding per violation, sorted; at most 200, the last of which says how many more there are
     */
    static List<Finding> validate(Graph shapesGraph, Graph union, Map<Node, Graph> graphs, GraphCollector files) throws InputException {
        Collection<ReportEntry> entries = ShaclValidator.get().validate(shapes(shapesGraph), union).getEntries();
        List<Finding> findings = new ArrayList<>();
        PrefixMap prefixes = PrefixMapFactory.create(Namespaces.all());
        Prologue prologue = new Prologue(Prefixes.adapt(prefixes));
        entries.stream().filter(e -> Severity.Violation.equals(e.severity()))
                .map(e -> finding(e, prefixes, prologue, graphs, files))
                .distinct()
                .sorted(Comparator.comparing((Finding f) -> String.valueOf(f.file())).thenComparing(Finding::message))
                .forEach(findings::add);
        if (findings.size() > SHOWN) {
            int more = findings.size() - SHOWN;
            findings.subList(SHOWN, findings.size()).clear();
            findings.add(Finding.of(null, more + " more violations are not shown", "Mend the first ones and check again."));
        }
        return findings;
    }

    private static Shapes shapes(Graph graph) throws InputException {
        try {
            return Shapes.parse(graph);
        } catch (ShaclParseException e) {
            throw new InputException(List.of(Finding.of(null, "The shapes are not valid SHACL: " + e.getMessage(), "Mend ontology/shapes.ttl.")));
        }
    }

    private static Finding finding(ReportEntry entry, PrefixMap prefixes, Prologue prologue, Map<Node, Graph> graphs, GraphCollector files) {
        StringBuilder text = new StringBuilder(NodeFmtLib.str(entry.focusNode(), prefixes));
        if (entry.resultPath() != null) {
            text.append(", path ").append(PathWriter.asString(entry.resultPath(), prologue));
        }
        if (entry.value() != null) {
            text.append(", value ").append(NodeFmtLib.str(entry.value(), prefixes));
        }
        return Finding.of(fileOf(entry, graphs, files), text.toString(), entry.message());
    }

    /** The file that says the offending thing: of the value where there is one, else of the thing itself. */
    private static Path fileOf(ReportEntry entry, Map<Node, Graph> graphs, GraphCollector files) {
        Node focus = entry.focusNode();
        Node value = entry.value() == null ? Node.ANY : entry.value();
        return graphs.entrySet().stream().filter(g -> g.getValue().contains(focus, Node.ANY, value)).findFirst()
                .or(() -> graphs.entrySet().stream().filter(g -> g.getValue().contains(focus, Node.ANY, Node.ANY)).findFirst())
                .flatMap(g -> files.fileHolding(g.getKey(), focus))
                .orElse(null);
    }
}
