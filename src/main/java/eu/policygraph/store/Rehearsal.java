package eu.policygraph.store;

import eu.policygraph.graph.Delta;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Namespaces;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;

/** A change as writers make them, for going through and never for keeping: a source is described, and a statement taken away. */
final class Rehearsal {

    private static final Node SOURCE = NodeFactory.createURI(Namespaces.SOURCE + "rehearsal");

    private Rehearsal() {}

    static Delta delta(Snapshot now) {
        List<Quad> added = List.of(
                Quad.create(SOURCE, SOURCE, RDF.type.asNode(), NodeFactory.createURI(Namespaces.ONTOLOGY + "Source")),
                Quad.create(SOURCE, SOURCE, DCTerms.title.asNode(), NodeFactory.createLiteralLang("Rehearsal", "en")));
        return Delta.effective(now.asserted(), added, now.asserted().entrySet().stream().limit(1).map(Rehearsal::first).toList());
    }

    private static Quad first(Map.Entry<Node, Graph> graph) {
        var statements = graph.getValue().find();
        try {
            return Quad.create(graph.getKey(), statements.next());
        } finally {
            statements.close();
        }
    }
}
