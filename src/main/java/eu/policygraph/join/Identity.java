package eu.policygraph.join;

import eu.policygraph.model.Namespaces;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.mem.GraphMemFast;
import org.apache.jena.vocabulary.OWL;

/**
 * Makes one thing of the several addresses that {@code owl:sameAs} joins, so that each fact stands once. The address kept is the one
 * that our own data already use, else the one of ours with the lowest rank, else the first of the record's in the order of the alphabet,
 * a name before a number of the store.
 */
final class Identity {

    private static final Node SAME_AS = OWL.sameAs.asNode();
    private static final String REGISTERS = "http://publications.europa.eu/resource/";
    private static final Node HIDDEN = NodeFactory.createURI("http://publications.europa.eu/ontology/cdm#do_not_index");

    private final KnownThings known;
    private final Map<Node, Node> parents = new HashMap<>();
    private final Map<Node, Integer> ranks = new HashMap<>();
    private final Map<Node, Node> kept = new HashMap<>();

    private Identity(KnownThings known) {
        this.known = known;
    }

    /** A new graph in which every thing has one address; its other ones are values of {@code owl:sameAs} and of the address properties. */
    static Graph merged(Graph graph, KnownThings known) {
        Identity identity = new Identity(known);
        Set<Node> hidden = hidden(graph);
        Map<Node, Set<Node>> classes = identity.classes(graph, hidden);
        classes.forEach((root, members) -> identity.kept.put(root, identity.best(members)));
        Graph merged = new GraphMemFast();
        graph.find().forEachRemaining(t -> {
            if (!t.getPredicate().equals(SAME_AS) && !hidden.contains(t.getSubject()) && !hidden.contains(t.getObject())) {
                merged.add(Triple.create(identity.one(t.getSubject()), t.getPredicate(), identity.one(t.getObject())));
            }
        });
        classes.forEach((root, members) -> identity.addresses(identity.kept.get(root), members, merged));
        return merged;
    }

    /** Copies that Cellar keeps out of its own search. */
    private static Set<Node> hidden(Graph graph) {
        Set<Node> hidden = new HashSet<>();
        graph.find(Node.ANY, HIDDEN, Node.ANY).forEachRemaining(t -> {
            if (t.getObject().isLiteral() && t.getObject().getLiteralLexicalForm().matches("true|1")) {
                hidden.add(t.getSubject());
            }
        });
        return hidden;
    }

    private Map<Node, Set<Node>> classes(Graph graph, Set<Node> hidden) {
        Set<Node> things = new HashSet<>();
        graph.find().forEachRemaining(t -> {
            if (hidden.contains(t.getSubject()) || hidden.contains(t.getObject())) {
                return;
            }
            if (t.getSubject().isURI()) {
                things.add(t.getSubject());
            }
            if (t.getObject().isURI()) {
                things.add(t.getObject());
            }
            if (t.getPredicate().equals(SAME_AS) && t.getSubject().isURI() && t.getObject().isURI()) {
                join(t.getSubject(), t.getObject());
            } else if (t.getPredicate().equals(JoinTerms.RANK)) {
                ranks.put(t.getSubject(), Integer.parseInt(t.getObject().getLiteralLexicalForm()));
            }
        });
        List<Node> ours = new ArrayList<>();
        for (Node thing : things) {
            known.iriOf(thing).ifPresent(our -> {
                join(thing, our);
                ours.add(our);
            });
        }
        things.addAll(ours);
        Map<Node, Set<Node>> classes = new HashMap<>();
        things.forEach(thing -> classes.computeIfAbsent(root(thing), r -> new TreeSet<>(Comparator.comparing(Node::getURI))).add(thing));
        return classes;
    }

    private void join(Node one, Node other) {
        Node a = root(one);
        Node b = root(other);
        if (!a.equals(b)) {
            parents.put(a, b);
        }
    }

    private Node root(Node thing) {
        Node at = thing;
        while (parents.containsKey(at)) {
            at = parents.get(at);
        }
        if (!at.equals(thing)) {
            parents.put(thing, at);
        }
        return at;
    }

    private Node best(Set<Node> members) {
        return members.stream().min(Comparator.comparingInt(this::order).thenComparing(Node::getURI)).orElseThrow();
    }

    private int order(Node member) {
        String iri = member.getURI();
        if (iri.startsWith(Namespaces.THING)) {
            return known.isKnown(member) ? 0 : 1 + ranks.getOrDefault(member, 9);
        }
        return iri.startsWith(JoinTerms.PASSING) ? 30 : iri.startsWith(REGISTERS + "cellar/") ? 20 : 15;
    }

    private Node one(Node node) {
        if (node.isURI()) {
            return kept.getOrDefault(root(node), node);
        }
        return node.isLiteral() ? Literals.normal(node) : node;
    }

    private void addresses(Node thing, Set<Node> members, Graph into) {
        for (Node member : members) {
            String iri = member.getURI();
            if (!iri.startsWith(Namespaces.THING) && !iri.startsWith(JoinTerms.PASSING) && !member.equals(thing)) {
                into.add(Triple.create(thing, SAME_AS, member));
            }
            if (iri.startsWith(REGISTERS)) {
                String rest = iri.substring(REGISTERS.length());
                int slash = rest.indexOf('/');
                if (slash > 0) {
                    into.add(Triple.create(thing, NodeFactory.createURI(JoinTerms.ADDRESS + rest.substring(0, slash)), NodeFactory.createLiteralString(decoded(rest.substring(slash + 1)))));
                }
            }
        }
    }

    private static String decoded(String local) {
        try {
            return URLDecoder.decode(local.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return local;
        }
    }
}
