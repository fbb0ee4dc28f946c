package eu.policygraph.data;

import static eu.policygraph.data.CurationTables.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;

/** Looks for the statements that a fact has to have become, in the one graph where they have to stand. */
final class FactMatch {

    private static final Map<String, String> OTHER_LANGUAGE = Map.of("straks", "da", "unverzüglich", "de");

    private FactMatch() {}

    /** What is missing for this fact, or null. */
    static String complaint(Fact fact, CurationTables tables, DatasetGraph data) {
        if (fact.property().equals("legal_key") && tables.thing(fact.key()).equals(tables.thing(fact.value()))) {
            return null;
        }
        List<Map<String, String>> rules = tables.rules(fact);
        int asked = 0;
        for (Map<String, String> rule : rules) {
            List<Node> values = values(fact, rule.get("value"), tables);
            for (Node value : values) {
                for (String predicate : rule.get("predicates").split(" ")) {
                    asked++;
                    if (!stands(fact, rule, predicate, value, tables, data)) {
                        return "no " + predicate + " " + value + " in <" + tables.graph(fact) + ">";
                    }
                }
            }
        }
        return asked == 0 ? "no rule says what it becomes" : null;
    }

    private static boolean stands(Fact fact, Map<String, String> rule, String predicate, Node value, CurationTables tables, DatasetGraph data) {
        Node graph = NodeFactory.createURI(tables.graph(fact));
        boolean inverse = rule.get("on").equals("inverse");
        return subjects(fact, rule, tables).anyMatch(subject -> Stream.of(predicate.split("\\|")).map(term -> NodeFactory.createURI(expand(term)))
                .anyMatch(property -> data.contains(graph, inverse ? value : subject, property, inverse ? subject : value)
                        && connected(fact, rule, subject, graph, tables, data)));
    }

    /** The thing itself, or the thing of its own that stands for the fact. */
    private static Stream<Node> subjects(Fact fact, Map<String, String> rule, CurationTables tables) {
        String thing = tables.keys().get(fact.key()).get("thing");
        Stream<String> terms = switch (rule.get("on")) {
            case "document" -> tables.documents(thing);
            case "policy" -> Stream.of(tables.policy(thing));
            case "delivery" -> tables.deliveries().stream().filter(row -> row.get("key").equals(fact.key()) && row.get("evidence").equals(fact.value()))
                    .map(row -> "delivery:" + row.get("delivery"));
            case "membership" -> Stream.of("membership:" + fact.key() + "-" + tables.organisations().get(fact.key()));
            case "end" -> tables.ends().stream().filter(row -> row.get("key").equals(fact.key()) && row.get("property").equals(fact.property()))
                    .map(row -> "provision:" + row.get("end"));
            case "table" -> references(fact.property(), "", tables);
            default -> Stream.of(thing);
        };
        return terms.map(term -> NodeFactory.createURI(expand(term)));
    }

    /** A delivery, membership or end has to lead to the thing that the fact is about. */
    private static boolean connected(Fact fact, Map<String, String> rule, Node subject, Node graph, CurationTables tables, DatasetGraph data) {
        Node thing = NodeFactory.createURI(tables.thing(fact.key()));
        return switch (rule.get("on")) {
            case "delivery" -> data.contains(graph, subject, NodeFactory.createURI(expand("epg:delivers")), thing);
            case "membership" -> data.contains(graph, subject, NodeFactory.createURI(expand("org:member")), thing);
            case "end" -> data.contains(Node.ANY, subject, NodeFactory.createURI(expand("epg:endOf")), thing);
            default -> true;
        };
    }

    /** The value as it has to stand; none where an optional rule does not apply to this value. */
    private static List<Node> values(Fact fact, String kind, CurationTables tables) {
        String value = fact.value();
        boolean full = value.matches("\\d{4}-\\d\\d-\\d\\d");
        boolean partial = value.matches("\\d{4}(-\\d\\d)?");
        String first = value.length() == 4 ? value + "-01-01" : value.length() == 7 ? value + "-01" : value;
        boolean event = fact.type().equals("ref") && tables.keys().containsKey(value) && tables.thing(value).contains("/id/event/");
        Predicate<String> isEli = address -> address.startsWith("http://data.europa.eu/eli/");
        if (kind.startsWith("=")) {
            return List.of(iri(expand(kind.substring(1))));
        }
        return switch (kind) {
            case "text" -> List.of(NodeFactory.createLiteralString(value));
            case "en" -> List.of(NodeFactory.createLiteralLang(value, OTHER_LANGUAGE.getOrDefault(value, "en")));
            case "xx" -> List.of(NodeFactory.createLiteralLang(tables.repairs().getOrDefault(fact.key() + "\t" + fact.property(), value), fact.language()));
            case "integer" -> List.of(integer(value));
            case "date", "first-day" -> List.of(date(first));
            case "date?" -> full ? List.of(date(value)) : List.of();
            case "partial?" -> partial ? List.of(NodeFactory.createLiteralString(value)) : List.of();
            case "partial-first?" -> partial ? List.of(date(first)) : List.of();
            case "precision" -> List.of(iri(expand("status:" + (full ? "day" : value.length() == 7 ? "month" : "year"))));
            case "period-start" -> List.of(date(value.substring(0, 4) + "-01-01"));
            case "period-end" -> List.of(date(value.substring(5, 9) + "-12-31"));
            case "iri" -> List.of(iri(value));
            case "eli?" -> isEli.test(value) ? List.of(iri(value)) : List.of();
            case "page?" -> isEli.test(value) ? List.of() : List.of(iri(value));
            case "scheme" -> List.of(iri(value.substring(0, value.lastIndexOf('/'))));
            case "ref" -> List.of(iri(tables.thing(value)));
            case "ref-text?" -> event ? List.of() : List.of(iri(tables.thing(value)));
            case "ref-event?" -> event ? List.of(iri(tables.thing(value))) : List.of();
            case "ref|table" -> fact.type().equals("ref") ? List.of(iri(tables.thing(value))) : referred(fact, tables);
            case "policy" -> List.of(iri(expand(tables.policy(tables.keys().get(value).get("thing")))));
            case "table", "table?" -> referred(fact, tables);
            case "votes?" -> List.of();
            default -> throw new IllegalArgumentException("unknown kind of value in properties.tsv: " + kind);
        };
    }

    private static Stream<String> references(String property, String value, CurationTables tables) {
        return tables.references().stream().filter(row -> row.get("property").equals(property) && row.get("value").equals(value))
                .map(row -> row.get("things")).filter(things -> !things.isEmpty())
                .flatMap(things -> things.startsWith("\"") ? Stream.of(things) : Stream.of(things.split(" ")));
    }

    private static List<Node> referred(Fact fact, CurationTables tables) {
        List<Node> values = new ArrayList<>();
        references(fact.property(), fact.value(), tables).forEach(term -> values.add(
                term.startsWith("\"") ? NodeFactory.createLiteralString(term.substring(1, term.length() - 1))
                        : term.matches("\\d{4}-\\d\\d-\\d\\d") ? date(term) : iri(expand(term))));
        return values;
    }

    private static Node iri(String address) {
        return NodeFactory.createURI(address);
    }

    private static Node date(String day) {
        return NodeFactory.createLiteralDT(day, XSDDatatype.XSDdate);
    }

    private static Node integer(String number) {
        return NodeFactory.createLiteralDT(number, XSDDatatype.XSDinteger);
    }
}
