package eu.policygraph.change;

import eu.policygraph.graph.Schema;
import eu.policygraph.model.Namespaces;
import eu.policygraph.web.Problem;
import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Node;

/** Which graphs a user may change: named graphs of sources and of links, as far as the token goes; never what the program makes. */
final class WritableGraphs {

    private static final String LINKS = Namespaces.GRAPH + "links/";

    private final Schema schema;
    private final User user;
    private final Set<Node> allowed = new HashSet<>();

    WritableGraphs(Schema schema, User user) {
        this.schema = schema;
        this.user = user;
    }

    /** @throws eu.policygraph.web.ProblemException 403 with the reason */
    void require(Node graph) {
        if (!allowed.contains(graph)) {
            if (!graph.isURI() || !isData(graph)) {
                throw Problem.of("graph-not-writable", 403, "Not writable", "The graph <" + graph + "> is not a source's: what the ontology says, and what the program infers, derives or adds, "
                        + "cannot be changed here. Write to a graph " + Namespaces.SOURCE + "… or " + LINKS + "….").with("graph", graph.toString()).exception();
            }
            if (!user.mayWrite(graph.getURI())) {
                throw Gate.forbidden("source-not-allowed", "Your token is not for the graph <" + graph + ">. It is for: " + String.join(", ", user.sources()) + ".");
            }
            allowed.add(graph);
        }
    }

    /**
     * What our terms mean is said by the ontology and by no source: a class or a property of ours that somebody declares would pass for one.
     *
     * @throws eu.policygraph.web.ProblemException 403 with the reason
     */
    static void requireNoTerm(Node subject) {
        if (subject.isURI() && subject.getURI().startsWith(Namespaces.ONTOLOGY)) {
            throw Problem.of("term-not-writable", 403, "Not writable", "<" + subject + "> is, or would be, a term of the ontology, and a source says nothing of those. "
                    + "Describe a thing " + Namespaces.THING + "…, or change the files of the ontology.").with("term", subject.toString()).exception();
        }
    }

    private boolean isData(Node graph) {
        String iri = graph.getURI();
        return !schema.reserves(graph) && (iri.startsWith(Namespaces.SOURCE) && iri.length() > Namespaces.SOURCE.length()
                || iri.startsWith(LINKS) && iri.length() > LINKS.length() || !iri.startsWith(Namespaces.BASE));
    }
}
