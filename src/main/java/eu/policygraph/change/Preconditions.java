package eu.policygraph.change;

import eu.policygraph.graph.CanonicalQuads;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Format;
import eu.policygraph.web.EntityTag;
import eu.policygraph.web.Problem;
import eu.policygraph.web.Request;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/**
 * The conditions of a write (RFC 9110, section 13.1): {@code If-Match} and {@code If-None-Match}, looked at when it is the writer's turn, so
 * that of two who start from the same data one learns that the other was faster.
 */
record Preconditions(Optional<String> match, Optional<String> noneMatch) {

    static Preconditions of(Request request) {
        return new Preconditions(request.header("If-Match"), request.header("If-None-Match"));
    }

    /** The tag of all data: the version of the snapshot. */
    static EntityTag tag(Snapshot snapshot) {
        return new EntityTag('"' + snapshot.version() + '"');
    }

    /** The tag of one graph in one form: changes with the statements of that graph only. */
    static EntityTag tag(Node name, Graph graph, Format format) {
        return EntityTag.of("graph", name, CanonicalQuads.sha256(CanonicalQuads.lines(Map.of(name, graph))), format);
    }

    /**
     * For a write to all data.
     *
     * @throws eu.policygraph.web.ProblemException 412
     */
    void require(Snapshot current) {
        require(Set.of(tag(current).value()), true);
    }

    /**
     * For a write to one graph, which is named by the tag of any of its forms or by that of all data.
     *
     * @throws eu.policygraph.web.ProblemException 412
     */
    void require(Snapshot current, Node graph, List<Format> forms) {
        if (match.isPresent() || noneMatch.isPresent()) {
            Graph statements = current.asserted().get(graph);
            Set<String> tags = new HashSet<>();
            if (statements != null) {
                tags.add(tag(current).value());
                forms.forEach(form -> tags.add(tag(graph, statements, form).value()));
            }
            require(tags, statements != null);
        }
    }

    private void require(Set<String> tags, boolean exists) {
        if (match.isPresent() && !(match.get().strip().equals("*") ? exists : names(match.get(), tags))) {
            throw failed("If-Match", "The data have changed since you read them. Read them again, and send your change with the new ETag.");
        }
        if (noneMatch.isPresent() && (noneMatch.get().strip().equals("*") ? exists : names(noneMatch.get(), tags))) {
            throw failed("If-None-Match", "There is something already. Leave the condition out to write over it.");
        }
    }

    /** Strong comparison: a weak tag never matches. A compressing layer adds {@code --gzip} inside the quotes. */
    private static boolean names(String header, Set<String> tags) {
        return Arrays.stream(header.split(",")).map(tag -> tag.strip().replace("--gzip\"", "\"")).anyMatch(tags::contains);
    }

    private static eu.policygraph.web.ProblemException failed(String header, String detail) {
        return Problem.of("precondition-failed", 412, "Precondition failed", detail).with("header", header).exception();
    }
}
