package eu.policygraph.query;

import eu.policygraph.index.IdGraph;
import eu.policygraph.index.IdView;
import eu.policygraph.index.NamedViews;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraphMapLink;

/** A few numbered graphs; it does not know which of them can hold a statement. */
final class NumberedDataset extends DatasetGraphMapLink implements NamedViews {

    NumberedDataset(IdGraph all) {
        super(all);
    }

    @Override
    public Optional<IdView> named(Node name) {
        return containsGraph(name) ? IdView.of(getGraph(name)) : IdView.of(getDefaultGraph()).map(view -> new IdView(view.terms(), List.of()));
    }

    @Override
    public boolean all() {
        return Iter.allMatch(listGraphNodes(), name -> named(name).isPresent());
    }

    @Override
    public Iterator<Node> candidates(Node subject, Node object) {
        return listGraphNodes();
    }
}
