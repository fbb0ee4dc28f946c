package eu.policygraph.publish;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.EntityKind;
import eu.policygraph.model.LinkTarget;
import eu.policygraph.model.Namespaces;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/**
 * Counts over a snapshot, by the definitions of VoID (section 4.6). Counted once for each snapshot.
 *
 * @param statements of the union, each once
 * @param entities our things by kind, in the order of their IRIs
 * @param classes entities of each class
 * @param properties use of each property
 * @param graphs statements of each named graph
 * @param links statements that link a thing of ours to a data set of others, by that and by property
 */
record Statistics(long statements, long subjects, long objects, SortedMap<String, List<String>> entities, SortedMap<Node, Long> classes, SortedMap<Node, Use> properties, SortedMap<Node, Long> graphs,
        SortedMap<Link, Use> links) {

    /** What a set of links has in common. */
    record Link(LinkTarget target, Node property) implements Comparable<Link> {

        private static final Comparator<Link> ORDER = Comparator.comparing((Link l) -> l.target().key()).thenComparing(l -> l.property().getURI());

        @Override
        public int compareTo(Link other) {
            return ORDER.compare(this, other);
        }
    }

    /** How often a property is used, with how many different subjects and objects. */
    record Use(long statements, long subjects, long objects) {}

    private static final Comparator<Node> BY_IRI = Comparator.comparing(Node::toString);

    static Statistics of(Snapshot snapshot) {
        Graph union = snapshot.union();
        Map<Node, Tally> tallies = new TreeMap<>(BY_IRI);
        SortedMap<Node, Long> classes = new TreeMap<>(BY_IRI);
        Map<Link, Tally> linking = new TreeMap<>();
        Tally all = new Tally();
        for (Triple triple : union.stream().toList()) {
            all.add(triple);
            tallies.computeIfAbsent(triple.getPredicate(), p -> new Tally()).add(triple);
            if (triple.getPredicate().equals(RDF.type.asNode()) && triple.getObject().isURI()) {
                classes.merge(triple.getObject(), 1L, Long::sum);
            }
            link(triple).ifPresent(link -> linking.computeIfAbsent(link, l -> new Tally()).add(triple));
        }
        SortedMap<Node, Use> properties = new TreeMap<>(BY_IRI);
        tallies.forEach((property, tally) -> properties.put(property, tally.use()));
        SortedMap<Node, Long> graphs = new TreeMap<>(BY_IRI);
        snapshot.graphs().forEach((name, graph) -> graphs.put(name, (long) graph.size()));
        SortedMap<Link, Use> links = new TreeMap<>();
        linking.forEach((link, tally) -> links.put(link, tally.use()));
        return new Statistics(union.size(), all.subjects.size(), all.objects.size(), entities(all.subjects), classes, properties, graphs, links);
    }

    private static Optional<Link> link(Triple triple) {
        boolean ours = triple.getSubject().isURI() && triple.getSubject().getURI().startsWith(Namespaces.THING);
        return ours && triple.getObject().isURI() ? LinkTarget.of(triple.getObject().getURI()).map(target -> new Link(target, triple.getPredicate())) : Optional.empty();
    }

    private static SortedMap<String, List<String>> entities(Set<Node> subjects) {
        return subjects.stream().filter(s -> s.isURI() && s.getURI().startsWith(Namespaces.THING)).map(Node::getURI).sorted()
                .collect(Collectors.groupingBy(iri -> EntityKind.ofIri(iri).map(EntityKind::segment).orElse(""), TreeMap::new, Collectors.toList()));
    }

    private static final class Tally {
        private final Set<Node> subjects = new HashSet<>();
        private final Set<Node> objects = new HashSet<>();
        private long statements;

        void add(Triple triple) {
            statements++;
            subjects.add(triple.getSubject());
            objects.add(triple.getObject());
        }

        Use use() {
            return new Use(statements, subjects.size(), objects.size());
        }
    }
}
