package eu.policygraph.change;

import eu.policygraph.admission.RefusedException;
import eu.policygraph.check.Checks;
import eu.policygraph.graph.Delta;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Namespaces;
import eu.policygraph.query.QueryRunner;
import eu.policygraph.query.QueryTimeoutException;
import eu.policygraph.store.ChangeRefusedException;
import eu.policygraph.store.Guard;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;

/**
 * Refuses a change that would break a shape, a quality check of severity ERROR, or the rule that every graph is described as a source. It
 * costs by the size of the change, and says the same as looking at all data before and after would.
 */
public final class WriteGuard implements Guard {

    private static final Node SOURCE = NodeFactory.createURI(Namespaces.ONTOLOGY + "Source");
    private static final Node DESCRIBED = NodeFactory.createURI(Namespaces.BASE + "quality#undescribed-source");

    private final List<CheckGuard> checks;
    private final QueryRunner runner;
    private volatile Prepared prepared;

    private record Prepared(Object schema, ShapesGuard shapes) {}

    /** @param runner runs the queries of the checks, each within its limits */
    public WriteGuard(Checks checks, QueryRunner runner) {
        this.checks = checks.errors().stream().map(CheckGuard::new).toList();
        this.runner = runner;
    }

    @Override
    public void examine(Snapshot before, Snapshot after, Delta delta) throws ChangeRefusedException {
        List<Breach> breaches = new ArrayList<>(breaches(before, after, delta));
        if (!breaches.isEmpty()) {
            throw new ChangeRefusedException("The change would break " + breaches.size() + (breaches.size() == 1 ? " rule" : " rules")
                    + " of the data, so none of it was made. First: <" + breaches.get(0).focus() + ">: " + breaches.get(0).message(), ValidationReports.of(breaches));
        }
    }

    /** What the change would break that is whole now. */
    Set<Breach> breaches(Snapshot before, Snapshot after, Delta delta) throws ChangeRefusedException {
        Differences differences = Differences.of(before, after, delta);
        Set<Breach> breaches = new LinkedHashSet<>(undescribed(before, after, concerned(differences)));
        breaches.addAll(shapes(after).added(before, after, differences.stated()));
        try {
            for (CheckGuard check : checks) {
                breaches.addAll(check.added(before, after, differences.all(), runner));
            }
        } catch (QueryTimeoutException e) {
            throw new ChangeTimeoutException("The quality checks of the change took too long: " + e.getMessage() + ". Send it in parts.");
        } catch (RefusedException e) {
            throw new ChangeTimeoutException("The quality checks of the change need too much: " + e.getMessage() + " Send it in parts.");
        }
        return breaches;
    }

    /** How many checks can be run on a part of the data, of how many. */
    long comparableChecks() {
        return checks.stream().filter(CheckGuard::isComparable).count();
    }

    /** Shapes are parsed once for each schema. */
    ShapesGuard shapes(Snapshot snapshot) {
        Prepared known = prepared;
        if (known == null || known.schema() != snapshot.schema()) {
            known = new Prepared(snapshot.schema(), new ShapesGuard(snapshot.shapes()));
            prepared = known;
        }
        return known.shapes();
    }

    /** The graphs of the given ones that hold statements and that no statement describes as a source, and of which that is new. */
    static List<Breach> undescribed(Snapshot before, Snapshot after, Set<Node> graphs) {
        return graphs.stream().filter(graph -> lacksDescription(graph, after) && !lacksDescription(graph, before))
                .map(graph -> new Breach(graph, null, null, DESCRIBED, DESCRIBED,
                        "The graph is not described as a source. Describe it in the same change as an epg:Source with dcterms:title, skos:prefLabel in English and epg:reliability."))
                .toList();
    }

    private static Set<Node> concerned(Differences differences) {
        Set<Node> graphs = new LinkedHashSet<>();
        for (Quad quad : differences.stated()) {
            graphs.add(quad.getGraph());
            graphs.add(quad.getSubject());
        }
        return graphs;
    }

    private static boolean lacksDescription(Node graph, Snapshot snapshot) {
        return snapshot.asserted().containsKey(graph)
                && !Iter.anyMatch(snapshot.dataset().findNG(Node.ANY, graph, RDF.type.asNode(), SOURCE), quad -> snapshot.asserted().containsKey(quad.getGraph()));
    }
}
