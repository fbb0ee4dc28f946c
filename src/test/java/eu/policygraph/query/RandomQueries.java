package eu.policygraph.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;

/** Makes up small graphs and queries on them whose rows follow from SPARQL alone: no sampling, no limit without a full order. */
final class RandomQueries {

    private static final List<String> VARIABLES = List.of("?a", "?b", "?c", "?d", "?e");
    private static final List<String> TERMS = List.of("1", "01", "1.0", "2", "7", "\"1\"", "\"x\"", "\"x\"@en", "\"x\"@fr", "\"xy\"", "\"\"", "true",
            "\"2020-01-01\"^^xsd:date", "\"2020-02-29\"^^xsd:date", "\"2021-12-31\"^^xsd:date", "\"2020-01-01Z\"^^xsd:date", "\"2020-13-45\"^^xsd:date", "\"2020-01-01T00:00:00Z\"^^xsd:dateTime",
            "\"abc\"^^xsd:integer", "\"q\"^^<urn:t>", "1e0", "\"NaN\"^^xsd:double");
    private static final int SUBJECTS = 14;
    private static final int PREDICATES = 4;

    /** So many of the things are names of graphs too, the first ones. */
    static final int GRAPHS = 4;

    private final Random random;

    RandomQueries(long seed) {
        this.random = new Random(seed);
    }

    /** Statements about a few things. */
    List<Triple> statements(int count) {
        List<Triple> statements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Node subject = random.nextInt(12) == 0 ? NodeFactory.createBlankNode("b" + random.nextInt(3)) : node(resource());
            statements.add(Triple.create(subject, node(predicate()), random.nextInt(5) < 3 ? node(resource()) : node(literal())));
        }
        return statements;
    }

    private static Node node(String term) {
        if (term.startsWith(":")) {
            return NodeFactory.createURI("urn:x:" + term.substring(1));
        }
        return org.apache.jena.sparql.util.NodeFactoryExtra.parseNode(term.replaceAll("xsd:(\\w+)", "<" + XSDDatatype.XSD + "#$1>"));
    }

    /** A query, as text. */
    String query() {
        String body = group(2);
        String head = "PREFIX : <urn:x:> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n";
        int kind = random.nextInt(10);
        if (kind == 0) {
            return head + "ASK " + body;
        }
        return head + select(body, true);
    }

    private String select(String body, boolean outer) {
        List<String> mentioned = mentioned(body);
        if (random.nextInt(3) == 0) {
            return grouped(body, mentioned);
        }
        List<String> shown = new ArrayList<>(mentioned);
        shown.removeIf(v -> random.nextInt(4) == 0);
        if (shown.isEmpty()) {
            return "SELECT * " + body;
        }
        String distinct = random.nextInt(3) == 0 ? "DISTINCT " : "";
        String end = "";
        if (random.nextInt(3) == 0) {
            StringJoiner order = new StringJoiner(" ", " ORDER BY ", "");
            shown.forEach(v -> order.add(random.nextBoolean() ? v : "DESC(" + v + ")"));
            end = order + (random.nextBoolean() ? " LIMIT " + (1 + random.nextInt(12)) : "") + (outer && random.nextInt(3) == 0 ? " OFFSET " + random.nextInt(4) : "");
        }
        return "SELECT " + distinct + String.join(" ", shown) + " " + body + end;
    }

    private String grouped(String body, List<String> mentioned) {
        String key = mentioned.get(random.nextInt(mentioned.size()));
        String value = mentioned.get(random.nextInt(mentioned.size()));
        String aggregate = List.of("COUNT(*)", "COUNT(" + value + ")", "COUNT(DISTINCT " + value + ")", "MIN(" + value + ")", "MAX(" + value + ")", "SUM(" + value + ")", "AVG(" + value + ")").get(random.nextInt(7));
        return switch (random.nextInt(4)) {
            case 0 -> "SELECT (" + aggregate + " AS ?n) " + body;
            case 1 -> "SELECT " + key + " (" + aggregate + " AS ?n) " + body + " GROUP BY " + key + " HAVING (COUNT(*) > 1)";
            case 2 -> "SELECT " + key + " " + body + " GROUP BY " + key;
            default -> "SELECT " + key + " (" + aggregate + " AS ?n) (COUNT(*) AS ?m) " + body + " GROUP BY " + key;
        };
    }

    private static List<String> mentioned(String body) {
        TreeSet<String> variables = new TreeSet<>();
        VARIABLES.stream().filter(body::contains).forEach(variables::add);
        return variables.isEmpty() ? List.of("?a") : List.copyOf(variables);
    }

    private String group(int depth) {
        StringBuilder text = new StringBuilder("{ ");
        text.append(triples(1 + random.nextInt(3)));
        int parts = random.nextInt(depth + 2);
        int bind = 0;
        for (int i = 0; i < parts; i++) {
            switch (random.nextInt(depth > 0 ? 14 : 5)) {
                case 0, 1 -> text.append(triples(1));
                case 2 -> text.append("FILTER (").append(condition()).append(") ");
                case 3 -> text.append("VALUES (?a ?b) { (").append(resource()).append(" UNDEF) (").append(resource()).append(' ').append(object()).append(") } ");
                case 4 -> text.append("BIND (").append(expression()).append(" AS ?v").append(depth).append(bind++).append(random.nextInt(1_000)).append(") ");
                case 5, 6 -> text.append("OPTIONAL ").append(group(depth - 1)).append(' ');
                case 7 -> text.append(group(depth - 1)).append(" UNION ").append(group(depth - 1)).append(' ');
                case 8 -> text.append("MINUS ").append(group(depth - 1)).append(' ');
                case 9 -> text.append("FILTER ").append(random.nextBoolean() ? "NOT " : "").append("EXISTS ").append(group(depth - 1)).append(' ');
                case 10 -> text.append("{ ").append(select(group(depth - 1), false)).append(" } ");
                case 11, 12 -> text.append("GRAPH ").append(named()).append(" { ").append(triples(1 + random.nextInt(2)))
                        .append(random.nextInt(4) == 0 ? "FILTER (" + condition() + ") " : "").append("} ");
                default -> text.append(subject()).append(' ').append(path(2)).append(' ').append(object()).append(" . ");
            }
        }
        return text.append("}").toString();
    }

    private String triples(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(subject()).append(' ').append(random.nextInt(10) == 0 ? variable() : predicate()).append(' ').append(object()).append(" . ");
        }
        return text.toString();
    }

    private String path(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 1)) {
            case 0 -> predicate();
            case 1 -> "(" + path(depth - 1) + ")+";
            case 2 -> "(" + path(depth - 1) + ")*";
            case 3 -> "(" + path(depth - 1) + ")?";
            case 4 -> "(" + path(depth - 1) + "|" + path(depth - 1) + ")";
            case 5 -> "(" + path(depth - 1) + "/" + path(depth - 1) + ")";
            case 6 -> "^(" + path(depth - 1) + ")";
            default -> "!(" + predicate() + "|^" + predicate() + ")";
        };
    }

    private String condition() {
        return switch (random.nextInt(12)) {
            case 0 -> variable() + " = " + term();
            case 1 -> variable() + " != " + variable();
            case 2 -> variable() + " < " + literal();
            case 3 -> variable() + " >= " + variable();
            case 4 -> "BOUND(" + variable() + ")";
            case 5 -> "!BOUND(" + variable() + ")";
            case 6 -> random.nextBoolean() ? "CONTAINS(STR(" + variable() + "), \"x\")" : "CONTAINS(LCASE(STR(" + variable() + ")), \"s1\")";
            case 7 -> "REGEX(STR(" + variable() + "), \"^.*[xy1]$\", \"i\")";
            case 8 -> "LANG(" + variable() + ") = \"en\"";
            case 9 -> variable() + " IN (" + term() + ", " + term() + ")";
            case 10 -> condition() + " && " + condition();
            default -> "(" + condition() + " || " + condition() + ")";
        };
    }

    private String expression() {
        return switch (random.nextInt(6)) {
            case 0 -> variable();
            case 1 -> "STR(" + variable() + ")";
            case 2 -> variable() + " + 1";
            case 3 -> "COALESCE(" + variable() + ", " + term() + ")";
            case 4 -> "IF(BOUND(" + variable() + "), 1, 2)";
            default -> "STRLEN(STR(" + variable() + "))";
        };
    }

    private String named() {
        return random.nextBoolean() ? variable() : random.nextInt(4) == 0 ? resource() : ":s" + random.nextInt(GRAPHS);
    }

    private String subject() {
        return random.nextInt(4) == 0 ? resource() : variable();
    }

    private String object() {
        return random.nextInt(4) == 0 ? term() : variable();
    }

    private String term() {
        return random.nextBoolean() ? resource() : literal();
    }

    private String variable() {
        return VARIABLES.get(random.nextInt(VARIABLES.size()));
    }

    private String predicate() {
        return ":p" + random.nextInt(PREDICATES);
    }

    private String resource() {
        return ":s" + random.nextInt(SUBJECTS);
    }

    private String literal() {
        return TERMS.get(random.nextInt(TERMS.size()));
    }
}
