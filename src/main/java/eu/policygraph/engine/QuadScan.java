package eu.policygraph.engine;

import eu.policygraph.index.IdScan;
import eu.policygraph.index.NamedViews;
import eu.policygraph.index.Terms;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.jena.graph.Node;

/** Statements of a named graph that match a triple pattern: of the graph that the row names, or of each in turn where it names none. */
final class QuadScan extends Scan {

    private final NamedViews graphs;
    private final Place name;
    private final IdScan nothing = new IdScan(List.of());
    private final IntMap<IdScan> scans = new IntMap<>();
    private Iterator<Node> candidates = Collections.emptyIterator();
    private boolean bindsName;

    QuadScan(Step input, Run run, Frame frame, NamedViews graphs, Place name, Place s, Place p, Place o) {
        super(input, run, frame, s, p, o);
        this.graphs = graphs;
        this.name = name;
    }

    @Override
    void begin() {
        int given = name.number(frame);
        bindsName = given == Terms.NONE;
        if (bindsName) {
            candidates = graphs.candidates(known(s), known(o));
            if (!further()) {
                start(nothing);
            }
        } else {
            start(in(given));
        }
    }

    @Override
    boolean further() {
        if (!bindsName || !candidates.hasNext()) {
            return false;
        }
        unbindTerms();
        int next = run.number(candidates.next());
        frame.row[name.slot()] = next;
        start(in(next));
        return true;
    }

    @Override
    void unbind() {
        super.unbind();
        if (bindsName) {
            frame.row[name.slot()] = 0;
            bindsName = false;
        }
        candidates = Collections.emptyIterator();
    }

    private Node known(Place place) {
        int number = place.number(frame);
        return number == Terms.NONE ? Node.ANY : run.term(number);
    }

    private IdScan in(int graph) {
        IdScan known = scans.get(graph);
        if (known == null) {
            known = new IdScan(run.parts(graph));
            scans.put(graph, known);
        }
        return known;
    }
}
