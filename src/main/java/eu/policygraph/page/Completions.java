package eu.policygraph.page;

import eu.policygraph.graph.PerSnapshot;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.EntityKind;
import eu.policygraph.model.Namespaces;
import eu.policygraph.thing.ThingRow;
import eu.policygraph.thing.Things;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;

/** What an editor can offer while a query is written: prefixes, the terms of the ontology and those it reuses, the things. */
public final class Completions {

    private static final String GRAPHS = Namespaces.GRAPH + "ontology/";

    /** Local names that need no escape in SPARQL: a careful part of PN_LOCAL. */
    private static final Pattern PREFIXED = Pattern.compile("[a-z][a-z-]*:[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?");

    private final Supplier<Map<Language, Response>> answers;

    public Completions(Supplier<Snapshot> snapshot, Supplier<Things> things) {
        this.answers = new PerSnapshot<>(snapshot, s -> Arrays.stream(Language.values()).collect(Collectors.toUnmodifiableMap(Function.identity(), l -> answer(s, things.get(), l))));
    }

    /** {@code /sparql/completions.json}: labels in the language of the interface. */
    public Response show(Request request) {
        return answers.get().get(Language.of(request));
    }

    private static Response answer(Snapshot snapshot, Things things, Language language) {
        return Validators.add(Response.json(read(snapshot, things, language)), snapshot).header("Vary", "Accept-Language").header("Content-Language", language.tag());
    }

    private static Map<String, Object> read(Snapshot snapshot, Things things, Language language) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("prefixes", Namespaces.all());
        members.put("terms", terms(snapshot, language));
        members.put("things", things.kinds().keySet().stream().map(EntityKind::segment).flatMap(kind -> things.of(EntityKind.of(kind)).stream())
                .map(row -> thing(row, language)).toList());
        return members;
    }

    private static List<Map<String, String>> terms(Snapshot snapshot, Language language) {
        Labels labels = new Labels(snapshot);
        List<Map<String, String>> terms = new ArrayList<>();
        Graph union = snapshot.union();
        snapshot.graphs().entrySet().stream().filter(e -> e.getKey().getURI().startsWith(GRAPHS)).map(Map.Entry::getValue)
                .flatMap(graph -> graph.stream(Node.ANY, RDF.type.asNode(), Node.ANY)).filter(t -> t.getSubject().isURI() && t.getObject().isURI() && t.getObject().getURI().startsWith(OWL2.NS))
                .map(Triple::getSubject).distinct().filter(term -> !Namespaces.shorten(term.getURI()).equals(term.getURI())).sorted(Comparator.comparing(Node::getURI)).forEach(term -> {
                    boolean isClass = union.contains(term, RDF.type.asNode(), OWL2.Class.asNode());
                    Map<String, String> members = named(term, labels.text(term, language.tag()), isClass ? "class" : "property");
                    labels.literal(term, SKOS.definition.asNode(), language.tag()).ifPresent(text -> members.put("about", text.getLiteralLexicalForm()));
                    terms.add(members);
                });
        return terms;
    }

    private static Map<String, String> thing(ThingRow row, Language language) {
        return named(row.thing(), row.label(language.tag()), "constant");
    }

    private static Map<String, String> named(Node node, String label, String kind) {
        String prefixed = Namespaces.shorten(node.getURI());
        Map<String, String> members = new LinkedHashMap<>();
        members.put("name", PREFIXED.matcher(prefixed).matches() ? prefixed : "<" + node.getURI() + ">");
        members.put("label", label);
        members.put("kind", kind);
        return members;
    }
}
