package eu.policygraph.change;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Format;
import eu.policygraph.model.Namespaces;
import eu.policygraph.query.AnswerWriter;
import eu.policygraph.web.EntityTag;
import eu.policygraph.web.Negotiation;
import eu.policygraph.web.Problem;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.sparql.graph.GraphZero;

/**
 * The SPARQL 1.1 Graph Store HTTP Protocol with indirect graph identification: {@code ?graph=IRI}, and {@code ?default} for the union of all,
 * which can be read only.
 */
public final class GraphStoreEndpoint {

    /** The forms in which a graph can be had, in the order of preference. */
    static final List<Format> FORMS = AnswerWriter.GRAPHS;

    private final Supplier<Snapshot> snapshot;
    private final Gate gate;
    private final Writer writer;
    private final Limits limits;

    GraphStoreEndpoint(Supplier<Snapshot> snapshot, Gate gate, Writer writer, Limits limits) {
        this.snapshot = Objects.requireNonNull(snapshot);
        this.gate = Objects.requireNonNull(gate);
        this.writer = Objects.requireNonNull(writer);
        this.limits = Objects.requireNonNull(limits);
    }

    /** {@code /graphs}, by GET, PUT, POST and DELETE. */
    public Response handle(Request request) {
        if (request.method().equals("GET")) {
            gate.requireOpen();
            return read(request, name(request));
        }
        User user = gate.require(request, Role.WRITER);
        Node graph = name(request).orElseThrow(WorkingDataset::noDefaultGraph);
        GraphChange change = change(request, graph, user);
        return switch (writer.write(request, user, change)) {
            case Writer.Refused refused -> refused.response();
            case Writer.Done done when change.created() && !done.commit().delta().isEmpty() -> Writer.receipt(done.commit()).status(201)
                    .header("Location", request.address().absolute("/graphs?graph=" + java.net.URLEncoder.encode(graph.getURI(), java.nio.charset.StandardCharsets.UTF_8)));
            case Writer.Done done -> Writer.receipt(done.commit());
        };
    }

    private GraphChange change(Request request, Node graph, User user) {
        Preconditions preconditions = Preconditions.of(request);
        if (request.method().equals("DELETE")) {
            return new GraphChange(GraphChange.Way.DELETE, graph, GraphZero.instance(), user, limits, preconditions);
        }
        GraphChange.Way way = request.method().equals("PUT") ? GraphChange.Way.REPLACE : GraphChange.Way.MERGE;
        return new GraphChange(way, graph, RdfBody.read(request, graph.getURI(), limits.allowance()), user, limits, preconditions);
    }

    /** The graph that a request is about; empty for the default graph. */
    private static Optional<Node> name(Request request) {
        Optional<String> graph = request.query().one("graph");
        boolean isDefault = request.query().names().contains("default");
        if (graph.isPresent() == isDefault) {
            throw Problem.badRequest("graph-missing", "Say which graph: ?graph=IRI, or ?default for the union of all, and not both.").exception();
        }
        return graph.map(GraphStoreEndpoint::absolute);
    }

    private static Node absolute(String iri) {
        try {
            if (IRIx.create(iri).isReference()) {
                return NodeFactory.createURI(iri);
            }
        } catch (IRIException e) {
            // Told below like any other text that names no graph.
        }
        throw Problem.badRequest("bad-graph", "graph= takes an absolute IRI, such as " + Namespaces.SOURCE + "….").exception();
    }

    private Response read(Request request, Optional<Node> name) {
        Snapshot current = snapshot.get();
        Format format = Negotiation.require(request, FORMS);
        Graph graph = name.map(iri -> Optional.ofNullable(current.graphs().get(iri)).orElseThrow(() -> GraphChange.unknown(iri))).orElseGet(current::union);
        if (graph.size() > limits.statements()) {
            throw Problem.of("graph-too-large", 403, "Too large", "The graph has more than " + limits.statements() + " statements. Take the data from /download, or ask for a part with CONSTRUCT.").exception();
        }
        EntityTag tag = name.map(iri -> Preconditions.tag(iri, graph, format)).orElseGet(() -> EntityTag.of("union", current.version(), format));
        return tag.guard(request, "no-cache", () -> Response.of(format.contentType(), AnswerWriter.graph(graph, PrefixMapFactory.create(Namespaces.all()), format)))
                .header("Vary", "Accept").header(Writer.VERSION, current.version());
    }
}
