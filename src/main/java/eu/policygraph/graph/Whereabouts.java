package eu.policygraph.graph;

import eu.policygraph.model.Namespaces;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;

/** Finds the files that speak of things, by reading the data once more: asked only when something is wrong. */
public final class Whereabouts {

    private Whereabouts() {}

    /** The first file of the data that has each thing as a subject; things that only rules or inferences speak of have none. */
    public static Map<Node, Path> of(Set<Node> things, Layout layout) throws InputException, IOException {
        Map<Node, Path> found = new HashMap<>();
        if (!things.isEmpty()) {
            for (RdfFile file : RdfFiles.find(layout.data(), Namespaces.SOURCE)) {
                try (InputStream in = file.open()) {
                    file.parser(in).errorHandler(ErrorHandlerFactory.errorHandlerNoLogging).parse(new StreamRDFBase() {
                        @Override
                        public void triple(Triple triple) {
                            if (things.contains(triple.getSubject())) {
                                found.putIfAbsent(triple.getSubject(), file.path());
                            }
                        }

                        @Override
                        public void quad(Quad quad) {
                            triple(quad.asTriple());
                        }
                    });
                }
            }
        }
        return found;
    }
}
