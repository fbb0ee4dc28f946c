package eu.policygraph.search;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import eu.policygraph.graph.Delta;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.graph.SnapshotBuilder;
import eu.policygraph.model.EntityKind;
import eu.policygraph.thing.Things;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;

/** The search index and the lists of things that follow changes are the same as those made from the changed data. */
class FollowingChangesTest {

    private static final List<String> REQUESTS = List.of("strategy", "regulation", "32021R1232", "COM(2022) 209", "2022/0155(COD)", "europol", "wunderbar", "child sexual abuse",
            "editorial", "internet", "lanzarote", "csa-2020", "directive 2011/93", "migration");

    @Test
    void afterRandomChanges() {
        Random random = new Random(7);
        Snapshot first = Project.snapshot();
        Snapshot snapshot = first;
        Things things = Things.of(first);
        SearchIndex index = SearchIndex.of(first);
        SearchIndex firstIndex = index;
        List<Findings> before = REQUESTS.stream().map(r -> firstIndex.find(r, Optional.empty(), Optional.empty())).toList();
        for (int step = 0; step < 12; step++) {
            Snapshot next = new SnapshotBuilder(Project.CLOCK).apply(snapshot, delta(random, snapshot));
            Set<Node> changed = next.changedSince(snapshot).orElseThrow();
            things = things.after(next, changed);
            index = index.after(next, changed);
            snapshot = next;
        }
        same(things, Things.of(snapshot));
        SearchIndex fresh = SearchIndex.of(snapshot);
        int hits = 0;
        for (String request : REQUESTS) {
            List<Hit> found = index.find(request, Optional.empty(), Optional.empty()).hits();
            assertThat(texts(found)).as(request).containsExactlyInAnyOrderElementsOf(texts(fresh.find(request, Optional.empty(), Optional.empty()).hits()));
            hits += found.size();
        }
        assertThat(hits).isGreaterThan(100);
        assertThat(index.kinds()).isEqualTo(fresh.kinds());
        assertThat(byTextQuery(index, snapshot)).isEqualTo(byTextQuery(fresh, snapshot)).isNotEmpty();
        assertThat(REQUESTS.stream().map(r -> firstIndex.find(r, Optional.empty(), Optional.empty())).toList()).as("the first stays as it is").isEqualTo(before);
    }

    private static List<String> texts(List<Hit> hits) {
        return hits.stream().map(h -> h.entry() + " " + h.text() + " " + h.exact()).toList();
    }

    private static List<String> byTextQuery(SearchIndex index, Snapshot snapshot) {
        DatasetGraph graph = snapshot.dataset();
        SearchIndex.serve(graph, () -> index);
        Dataset dataset = DatasetFactory.wrap(graph);
        try (var execution = QueryExecutionFactory.create("PREFIX text: <http://jena.apache.org/text#> SELECT DISTINCT ?s { ?s text:query 'wunderbar' } ORDER BY ?s", dataset)) {
            return ResultSetFormatter.toList(execution.execSelect()).stream().map(r -> r.get("s").toString()).toList();
        }
    }

    private static void same(Things actual, Things expected) {
        assertThat(actual.kinds()).isEqualTo(expected.kinds()).hasSizeGreaterThan(5);
        for (EntityKind kind : expected.kinds().keySet()) {
            assertThat(actual.of(kind)).as(kind.segment()).isEqualTo(expected.of(kind));
        }
    }

    /** Labels change, things lose statements or all of them, parts of statements are mixed. */
    private static Delta delta(Random random, Snapshot snapshot) {
        List<Quad> known = new ArrayList<>();
        snapshot.asserted().forEach((name, graph) -> graph.find().forEachRemaining(t -> known.add(Quad.create(name, t))));
        List<Quad> added = new ArrayList<>();
        List<Quad> removed = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Quad one = known.get(random.nextInt(known.size()));
            Quad other = known.get(random.nextInt(known.size()));
            removed.add(one);
            added.add(Quad.create(one.getGraph(), other.getSubject(), one.getPredicate(), one.getObject()));
            added.add(Quad.create(one.getGraph(), one.getSubject(), SKOS.prefLabel.asNode(), NodeFactory.createLiteralLang("wunderbar " + random.nextInt(), "en")));
        }
        Node gone = known.get(random.nextInt(known.size())).getSubject();
        known.stream().filter(q -> q.getSubject().equals(gone)).forEach(removed::add);
        return Delta.effective(snapshot.asserted(), added, removed);
    }
}
