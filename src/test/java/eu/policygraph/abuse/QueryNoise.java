package eu.policygraph.abuse;

import java.util.List;
import java.util.SplittableRandom;
import java.util.StringJoiner;

/** Queries put together by the grammar of SPARQL 1.1, with any sense or none. */
final class QueryNoise {

    private static final List<String> FUNCTIONS = List.of("STR", "LANG", "DATATYPE", "IRI", "ABS", "CEIL", "STRLEN", "UCASE", "ENCODE_FOR_URI", "YEAR", "MONTH", "TZ", "MD5", "SHA512", "isIRI", "isNumeric", "BNODE", "xsd:integer", "xsd:date", "xsd:double");
    private static final List<String> AGGREGATES = List.of("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT");
    private static final List<String> OPERATORS = List.of("=", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/", "&&", "||");
    private static final List<String> TERMS = List.of("<urn:a>", "epg:Strategy", "skos:prefLabel", "a", "rdf:type", "dcterms:date", "\"x\"", "\"x\"@en", "\"2026-01-01\"^^xsd:date", "1", "-1.5", "1e400", "true", "[]", "()", "_:b", "\"\"\"long\"\"\"", "\"\\u0000\"", "<>", "999999999999999999999999");
    private static final String PREFIXES = "PREFIX epg: <https://w3id.org/eu-policy-graph/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "
            + "PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> ";

    private final SplittableRandom random;

    QueryNoise(SplittableRandom random) {
        this.random = random;
    }

    String query() {
        String pattern = group(3);
        String tail = (random.nextInt(4) == 0 ? " ORDER BY " + expression(2) : "") + (random.nextInt(2) == 0 ? " LIMIT " + random.nextInt(50) : "") + (random.nextInt(8) == 0 ? " OFFSET " + random.nextInt(50) : "");
        return PREFIXES + switch (random.nextInt(8)) {
            case 0 -> "ASK " + pattern;
            case 1 -> "CONSTRUCT { " + triple() + " } WHERE " + pattern + tail;
            case 2 -> "DESCRIBE " + variable() + " WHERE " + pattern + tail;
            case 3 -> "SELECT (" + aggregate() + " AS ?n) WHERE " + pattern + " GROUP BY " + variable() + (random.nextBoolean() ? " HAVING (" + aggregate() + " > 1)" : "") + tail;
            case 4 -> "SELECT DISTINCT " + variable() + " (" + expression(3) + " AS ?z) WHERE " + pattern + tail;
            default -> "SELECT * WHERE " + pattern + tail;
        };
    }

    private String group(int depth) {
        StringJoiner parts = new StringJoiner(" ", "{ ", " }");
        for (int i = random.nextInt(4); i >= 0; i--) {
            parts.add(depth == 0 ? triple() : part(depth - 1));
        }
        return parts.toString();
    }

    private String part(int depth) {
        return switch (random.nextInt(12)) {
            case 0 -> "OPTIONAL " + group(depth);
            case 1 -> group(depth) + " UNION " + group(depth);
            case 2 -> "MINUS " + group(depth);
            case 3 -> "FILTER(" + expression(depth + 1) + ")";
            case 4 -> "BIND(" + expression(depth + 1) + " AS ?w" + random.nextInt(1_000) + ")";
            case 5 -> "GRAPH " + (random.nextBoolean() ? "?g" : "<urn:g>") + " " + group(depth);
            case 6 -> "{ SELECT * WHERE " + group(depth) + " LIMIT 10 }";
            case 7 -> "VALUES (?a ?b) { (1 UNDEF) (\"x\" <urn:a>) }";
            case 8 -> variable() + " " + path(2) + " " + variable() + " .";
            case 9 -> "FILTER NOT EXISTS " + group(depth);
            default -> triple();
        };
    }

    private String triple() {
        return (random.nextInt(3) == 0 ? one(TERMS) : variable()) + " " + (random.nextInt(3) == 0 ? variable() : one(TERMS.subList(0, 6))) + " " + (random.nextBoolean() ? variable() : one(TERMS)) + " .";
    }

    private String path(int depth) {
        String step = one(List.of("a", "epg:hasInitiative", "skos:prefLabel", "<urn:p>", "!a", "^epg:hasAction"));
        return depth == 0 ? step : switch (random.nextInt(6)) {
            case 0 -> "(" + path(depth - 1) + "/" + path(depth - 1) + ")";
            case 1 -> "(" + path(depth - 1) + "|" + path(depth - 1) + ")";
            case 2 -> "(" + path(depth - 1) + ")*";
            case 3 -> "(" + path(depth - 1) + ")+";
            case 4 -> "(" + path(depth - 1) + ")?";
            default -> step;
        };
    }

    private String expression(int depth) {
        if (depth == 0) {
            return random.nextBoolean() ? variable() : one(List.of("1", "\"x\"", "true", "<urn:a>", "\"2026-01-01\"^^xsd:date", "1e400", "\"\""));
        }
        return switch (random.nextInt(9)) {
            case 0 -> one(FUNCTIONS) + "(" + expression(depth - 1) + ")";
            case 1 -> "REGEX(STR(" + expression(depth - 1) + "), \"" + one(List.of("a", "^(a+)+$", "[", "(?<x>a)\\\\\\\\k<x>", "\\\\\\\\", "*", "a{1,99999}")) + "\")";
            case 2 -> "IF(" + expression(depth - 1) + ", " + expression(depth - 1) + ", " + expression(depth - 1) + ")";
            case 3 -> "COALESCE(" + expression(depth - 1) + ", " + expression(depth - 1) + ")";
            case 4 -> "CONCAT(STR(" + expression(depth - 1) + "), " + expression(depth - 1) + ")";
            case 5 -> "SUBSTR(STR(" + expression(depth - 1) + "), " + expression(depth - 1) + ", 999999999999)";
            case 6 -> "!(" + expression(depth - 1) + ")";
            case 7 -> "(" + expression(depth - 1) + " IN (" + expression(depth - 1) + ", " + expression(depth - 1) + "))";
            default -> "(" + expression(depth - 1) + " " + one(OPERATORS) + " " + expression(depth - 1) + ")";
        };
    }

    private String aggregate() {
        return one(AGGREGATES) + "(" + (random.nextBoolean() ? "DISTINCT " : "") + variable() + ")";
    }

    private String variable() {
        return "?" + (char) ('a' + random.nextInt(6));
    }

    private String one(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
