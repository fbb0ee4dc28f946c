package eu.policygraph.search;

import com.github.andrewoma.dexx.collection.HashMap;
import com.github.andrewoma.dexx.collection.TreeMap;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Namespaces;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;

/** The things of a snapshot that can be found, and their identifiers. */
final class Register {

    /** An identifier, the text that the data gives it in, and whose it is. */
    private record Bearer(Identifier identifier, String text, String property, Entry entry) {}

    static final List<Node> IDENTIFIERS = List.of(uri(Labelling.ELI + "id_local"), uri(Labelling.ELI + "number"), DCTerms.identifier.asNode(),
            uri("http://data.europa.eu/eli/eli-draft-legislation-ontology#process_id"), OWL.sameAs.asNode(),
            uri("http://www.w3.org/2004/02/skos/core#notation"), uri("http://www.w3.org/2004/02/skos/core#exactMatch"));
    static final List<Node> DATES = List.of(uri(Labelling.ELI + "date_document"), DCTerms.date.asNode(), uri(Labelling.ELI + "date_publication"));

    /** More than any score of words. */
    private static final double EXACT = 100;
    private static final Set<String> NUMBERED = Set.of("act", "document", "procedure");

    /** A thing and the keys of the identifiers that it bears. */
    private record Entered(Entry entry, Set<String> keys) {}

    /** Persistent maps: a later register shares all that did not change. */
    private TreeMap<String, Entered> entries;
    private HashMap<String, List<Bearer>> bearers;
    private final SortedMap<String, Integer> kinds;

    private Register(TreeMap<String, Entered> entries, HashMap<String, List<Bearer>> bearers, SortedMap<String, Integer> kinds) {
        this.entries = entries;
        this.bearers = bearers;
        this.kinds = new java.util.TreeMap<>(kinds);
    }

    static Register of(Snapshot snapshot) {
        Set<Node> things = new LinkedHashSet<>();
        snapshot.listing().find().forEachRemaining(triple -> things.add(triple.getSubject()));
        return new Register(new TreeMap<>(), HashMap.empty(), new java.util.TreeMap<>()).after(snapshot.listing(), things);
    }

    /** The register when these things have changed or gone. */
    Register after(Graph union, Set<Node> changed) {
        Register next = new Register(entries, bearers, kinds);
        for (Node thing : changed) {
            if (thing.isURI()) {
                next.remove(thing.getURI());
                if (union.contains(thing, Node.ANY, Node.ANY)) {
                    Entry.kind(thing.getURI()).ifPresent(kind -> next.add(thing, kind, union));
                }
            }
        }
        return next;
    }

    private void remove(String iri) {
        Entered old = entries.get(iri);
        if (old != null) {
            entries = entries.remove(iri);
            kinds.computeIfPresent(old.entry().kind(), (kind, count) -> count == 1 ? null : count - 1);
            for (String key : old.keys()) {
                List<Bearer> others = bearers.get(key).stream().filter(b -> !b.entry().iri().equals(iri)).toList();
                bearers = others.isEmpty() ? bearers.remove(key) : bearers.put(key, others);
            }
        }
    }

    /** The kinds of things that there are, sorted. */
    Set<String> kinds() {
        return Collections.unmodifiableSet(kinds.keySet());
    }

    /** The thing with an IRI of our base. */
    Optional<Entry> find(String iri) {
        return Optional.ofNullable(entries.get(iri)).map(Entered::entry);
    }

    /** All things, by IRI. */
    Iterable<Entry> all() {
        return entries.asMap().values().stream().map(Entered::entry)::iterator;
    }

    /** The things that bear one of the identifiers, under whatever system, each once, by IRI. */
    List<Hit> bearing(List<Identifier> identifiers) {
        Map<String, Hit> hits = new java.util.TreeMap<>();
        for (Identifier asked : identifiers) {
            for (Identifier reading : readings(asked)) {
                bearing(reading.key()).stream().filter(b -> reading.fits(b.identifier()))
                        .forEach(b -> hits.putIfAbsent(b.entry().iri(), new Hit(b.entry(), b.text(), "", b.property(), EXACT, true)));
            }
        }
        return List.copyOf(hits.values());
    }

    private List<Bearer> bearing(String key) {
        List<Bearer> known = bearers.get(key);
        return known == null ? List.of() : known;
    }

    private static List<Identifier> readings(Identifier identifier) {
        return Stream.concat(Stream.of(identifier), IdentifierReader.equivalents(identifier).stream()).toList();
    }

    private void add(Node thing, String kind, Graph union) {
        Entry entry = new Entry(thing.getURI(), kind, labels(thing, union), date(thing, union));
        List<Bearer> borne = new ArrayList<>(List.of(new Bearer(new Identifier.Iri(entry.iri()), entry.iri(), "", entry)));
        for (Node property : IDENTIFIERS) {
            union.find(thing, property, Node.ANY).mapWith(Triple::getObject).mapWith(o -> o.isURI() ? o.getURI() : o.isLiteral() ? o.getLiteralLexicalForm() : "")
                    .toList().stream().sorted().forEach(text -> borne.addAll(borne(text, property.getURI(), entry)));
        }
        if (NUMBERED.contains(kind)) {
            borne.addAll(borne(entry.slug(), "", entry));
        }
        Map<String, List<Bearer>> own = borne.stream().map(b -> new Bearer(completed(b.identifier(), borne), b.text(), b.property(), entry))
                .collect(Collectors.groupingBy(b -> b.identifier().key()));
        own.forEach((key, mine) -> bearers = bearers.put(key, Stream.concat(bearing(key).stream(), mine.stream()).sorted(Comparator.comparing(b -> b.entry().iri())).toList()));
        kinds.merge(kind, 1, Integer::sum);
        entries = entries.put(entry.iri(), new Entered(entry, Set.copyOf(own.keySet())));
    }

    private static List<Bearer> borne(String text, String property, Entry entry) {
        return IdentifierReader.read(text).stream().flatMap(identifier -> readings(identifier).stream())
                .map(reading -> new Bearer(reading, text, property, entry)).toList();
    }

    /** One source gives a number, another its type: together they tell it from others of that number. */
    private static Identifier completed(Identifier identifier, List<Bearer> borne) {
        List<Identifier> same = borne.stream().map(Bearer::identifier).filter(other -> other.key().equals(identifier.key())).toList();
        return switch (identifier) {
            case Identifier.ActNumber act -> new Identifier.ActNumber(said(same, Identifier.ActNumber.class, Identifier.ActNumber::type), act.year(), act.number(),
                    said(same, Identifier.ActNumber.class, Identifier.ActNumber::domain));
            case Identifier.Procedure procedure -> new Identifier.Procedure(procedure.year(), procedure.number(), said(same, Identifier.Procedure.class, Identifier.Procedure::type));
            default -> identifier;
        };
    }

    private static <T> Optional<String> said(List<Identifier> same, Class<T> system, Function<T, Optional<String>> part) {
        return same.stream().map(system::cast).flatMap(identifier -> part.apply(identifier).stream()).findFirst();
    }

    private static List<Node> labels(Node thing, Graph union) {
        for (Node property : List.of(Labelling.PROPERTIES.keySet().iterator().next(), uri("http://www.w3.org/2000/01/rdf-schema#label"), DCTerms.title.asNode())) {
            List<Node> labels = union.find(thing, property, Node.ANY).mapWith(Triple::getObject).filterKeep(Node::isLiteral).toList();
            if (!labels.isEmpty()) {
                return labels.stream().sorted(Comparator.comparing(Node::getLiteralLanguage).thenComparing(Node::getLiteralLexicalForm)).toList();
            }
        }
        return List.of();
    }

    private static Optional<String> date(Node thing, Graph union) {
        for (Node property : DATES) {
            Optional<String> first = union.find(thing, property, Node.ANY).mapWith(Triple::getObject).filterKeep(Node::isLiteral).mapWith(Node::getLiteralLexicalForm)
                    .toList().stream().sorted().findFirst();
            if (first.isPresent()) {
                return first;
            }
        }
        return Optional.empty();
    }

    private static Node uri(String iri) {
        return NodeFactory.createURI(iri);
    }
}
