package eu.policygraph.change;

import eu.policygraph.model.Namespaces;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shacl.engine.ShaclPaths;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.path.PathWriter;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.RDF;

/** Why a change was refused, as an {@code sh:ValidationReport} (SHACL, section 3.6); quality checks stand in it as constraint components of their own. */
final class ValidationReports {

    /** Results in one report; what is over is left out, and the message of the refusal says how many there are. */
    private static final int MOST_RESULTS = 500;

    private ValidationReports() {}

    static Graph of(List<Breach> breaches) {
        Graph graph = GraphFactory.createDefaultGraph();
        graph.getPrefixMapping().setNsPrefixes(Namespaces.all());
        Node report = NodeFactory.createBlankNode();
        graph.add(report, RDF.type.asNode(), SHACL.ValidationReport);
        graph.add(report, SHACL.conforms, NodeFactory.createLiteralDT("false", XSDDatatype.XSDboolean));
        breaches.stream().limit(MOST_RESULTS).forEach(breach -> graph.add(report, SHACL.result, result(breach, graph)));
        return graph;
    }

    /** The results of a report as plain objects, for problem details. */
    static List<Map<String, Object>> members(Graph report) {
        List<Map<String, Object>> members = new ArrayList<>();
        report.find(Node.ANY, SHACL.result, Node.ANY).forEachRemaining(result -> members.add(member(result.getObject(), report)));
        members.sort(Comparator.comparing(member -> member.get("focusNode") + " " + member.get("message")));
        return members;
    }

    private static Map<String, Object> member(Node result, Graph report) {
        Map<String, Object> member = new LinkedHashMap<>();
        put(member, "focusNode", report, result, SHACL.focusNode);
        Node path = G.getZeroOrOneSP(report, result, SHACL.resultPath);
        if (path != null) {
            member.put("path", path.isURI() ? path.getURI() : PathWriter.asString(ShaclPaths.parsePath(report, path)));
        }
        put(member, "value", report, result, SHACL.value);
        put(member, "rule", report, result, SHACL.sourceConstraintComponent);
        put(member, "message", report, result, SHACL.resultMessage);
        return member;
    }

    private static void put(Map<String, Object> member, String name, Graph report, Node result, Node property) {
        Node value = G.getZeroOrOneSP(report, result, property);
        if (value != null) {
            member.put(name, value.isLiteral() ? value.getLiteralLexicalForm() : value.toString());
        }
    }

    private static Node result(Breach breach, Graph graph) {
        Node result = NodeFactory.createBlankNode();
        graph.add(result, RDF.type.asNode(), SHACL.ValidationResult);
        graph.add(result, SHACL.resultSeverity, SHACL.Violation);
        graph.add(result, SHACL.focusNode, breach.focus());
        graph.add(result, SHACL.sourceConstraintComponent, breach.component());
        graph.add(result, SHACL.resultMessage, NodeFactory.createLiteralLang(breach.message(), "en"));
        if (breach.shape() != null) {
            graph.add(result, SHACL.sourceShape, breach.shape());
        }
        if (breach.path() != null) {
            graph.add(result, SHACL.resultPath, ShaclPaths.pathToRDF(breach.path(), graph));
        }
        if (breach.value() != null) {
            graph.add(result, SHACL.value, breach.value());
        }
        return result;
    }
}
