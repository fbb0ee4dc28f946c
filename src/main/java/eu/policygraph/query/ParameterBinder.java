package eu.policygraph.query;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Namespaces;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.vocabulary.RDF;

/** Turns the text of parameters into RDF terms. Values are bound as terms; they never become part of a query's text. */
public final class ParameterBinder {

    /** The one relative day that a date may be: the day on the binder's clock. */
    private static final String TODAY = "today";

    private static final int MAX_LENGTH = 2_000;

    /** Names that the engine gives to graphs that are made of all others. */
    private static final String ENGINE = "urn:x-arq:";
    /** What the IRIs of our things and sources begin with, up to the slug. */
    private static final List<String> FOLDERS = Namespaces.all().values().stream().filter(iri -> iri.startsWith(Namespaces.BASE) && iri.endsWith("/")).toList();

    private final Clock clock;

    /** @param clock says what {@code today} is, by its time zone */
    public ParameterBinder(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param given parameter name to text; names of the header only
     * @return a term for each parameter that is given or has a default
     * @throws ParameterException for an unknown name, a missing required value, or a value that is not of its type
     */
    public Map<Var, Node> bind(PrebuiltQuery query, Map<String, String> given, Snapshot snapshot) throws ParameterException {
        for (String name : given.keySet()) {
            if (query.parameter(name).isEmpty()) {
                throw new ParameterException(name, "Unknown parameter '" + name + "'. " + known(query));
            }
        }
        Map<Var, Node> terms = new LinkedHashMap<>();
        for (Parameter parameter : query.parameters()) {
            String text = Optional.ofNullable(given.get(parameter.name())).map(String::strip).filter(t -> !t.isEmpty()).or(parameter::defaultValue).orElse(null);
            if (text != null) {
                terms.put(Var.alloc(parameter.name()), term(parameter, text, snapshot));
            } else if (parameter.required()) {
                throw new ParameterException(parameter.name(), "Missing parameter '" + parameter.name() + "': " + parameter.type().expected()
                        + parameter.example().map(e -> ", for example " + e).orElse("") + ". " + known(query));
            }
        }
        return terms;
    }

    private static String known(PrebuiltQuery query) {
        if (query.parameters().isEmpty()) {
            return "This query takes no parameters.";
        }
        return "Known parameters: " + query.parameters().stream().map(p -> p.name() + " (" + p.type().expected() + (p.required() ? ", required)" : ")"))
                .collect(Collectors.joining(", ")) + ".";
    }

    private Node term(Parameter parameter, String text, Snapshot snapshot) throws ParameterException {
        if (text.length() > MAX_LENGTH) {
            throw bad(parameter, text.substring(0, 40) + "…");
        }
        if (!parameter.values().isEmpty() && !parameter.values().contains(text)) {
            throw new ParameterException(parameter.name(), "Parameter '" + parameter.name() + "' is '" + text + "' but takes one of " + String.join(", ", parameter.values()) + ".");
        }
        return switch (parameter.type()) {
            case IRI -> iri(parameter, text, snapshot);
            case DATE -> date(parameter, text);
            case TEXT -> NodeFactory.createLiteralString(text);
            case INTEGER -> number(parameter, text);
            case DECIMAL -> throw bad(parameter, text);
            case LANG -> language(parameter, text);
            case BOOLEAN -> bool(parameter, text);
        };
    }

    private static Node iri(Parameter parameter, String text, Snapshot snapshot) throws ParameterException {
        Node candidate = null;
        int colon = text.indexOf(':');
        if (colon > 0 && Namespaces.all().containsKey(text.substring(0, colon))) {
            candidate = checked(Namespaces.all().get(text.substring(0, colon)) + text.substring(colon + 1), parameter, text);
        } else if (colon > 0) {
            candidate = checked(text, parameter, text);
        }
        if (candidate != null) {
            return pageToThing(candidate, snapshot);
        }
        List<Node> matches = bySlug(parameter, text, snapshot);
        if (matches.size() == 1) {
            return matches.get(0);
        }
        String reason = matches.isEmpty() ? "names nothing here" : "names several things: " + matches.stream().map(Node::getURI).sorted().limit(5).collect(Collectors.joining(", "));
        throw new ParameterException(parameter.name(), "Parameter '" + parameter.name() + "' is '" + text + "', which " + reason + ". Expected "
                + parameter.type().expected() + parameter.example().map(e -> ", for example " + e).orElse("") + ".");
    }

    private static Node checked(String iri, Parameter parameter, String text) throws ParameterException {
        try {
            if (iri.startsWith(ENGINE) || iri.chars().anyMatch(c -> c <= ' ' || "<>\"{}|^`\\".indexOf(c) >= 0) || !IRIx.create(iri).isReference()) {
                throw bad(parameter, text);
            }
            return NodeFactory.createURI(iri);
        } catch (IRIException e) {
            throw bad(parameter, text);
        }
    }

    /** People copy the address of a page rather than the IRI of the thing: {@code …/act/x} on any host means {@code id/act/x}. */
    private static Node pageToThing(Node node, Snapshot snapshot) {
        if (snapshot.union().contains(node, Node.ANY, Node.ANY) || snapshot.union().contains(Node.ANY, Node.ANY, node)) {
            return node;
        }
        java.util.regex.Matcher page = java.util.regex.Pattern.compile("https?://[^/]+(?:/.*)?/(?:id/)?([a-z-]+/[a-z0-9._~-]+?)(?:\\.[a-z]+)?").matcher(node.getURI());
        if (page.matches()) {
            Node thing = NodeFactory.createURI(Namespaces.THING + page.group(1));
            if (snapshot.union().contains(thing, Node.ANY, Node.ANY)) {
                return thing;
            }
        }
        return node;
    }

    /** Looked up under each prefix of ours, so that it costs the same whatever the size of the data. */
    private static List<Node> bySlug(Parameter parameter, String slug, Snapshot snapshot) {
        if (slug.chars().anyMatch(c -> c <= ' ')) {
            return List.of();
        }
        Node type = parameter.of().map(NodeFactory::createURI).orElse(Node.ANY);
        return FOLDERS.stream().map(folder -> NodeFactory.createURI(folder + slug)).filter(thing -> snapshot.union().contains(thing, RDF.type.asNode(), type)).toList();
    }

    private Node date(Parameter parameter, String text) throws ParameterException {
        try {
            return NodeFactory.createLiteralDT((text.equals(TODAY) ? LocalDate.now(clock) : LocalDate.parse(text)).toString(), XSDDatatype.XSDdate);
        } catch (DateTimeException e) {
            throw bad(parameter, text);
        }
    }

    private static Node number(Parameter parameter, String text) throws ParameterException {
        if (!text.matches("[+-]?\\d{1,18}")) {
            throw bad(parameter, text);
        }
        return NodeFactory.createLiteralDT(Long.toString(Long.parseLong(text)), XSDDatatype.XSDinteger);
    }

    private static Node language(Parameter parameter, String text) throws ParameterException {
        if (!text.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")) {
            throw bad(parameter, text);
        }
        return NodeFactory.createLiteralString(text.toLowerCase(java.util.Locale.ROOT));
    }

    private static Node bool(Parameter parameter, String text) throws ParameterException {
        if (!text.equals("true") && !text.equals("false")) {
            throw bad(parameter, text);
        }
        return NodeFactory.createLiteralDT(text, XSDDatatype.XSDboolean);
    }

    private static ParameterException bad(Parameter parameter, String text) {
        return new ParameterException(parameter.name(), "Parameter '" + parameter.name() + "' is '" + text + "' but should be " + parameter.type().expected()
                + parameter.example().map(e -> ", for example " + e).orElse("") + ".");
    }
}
