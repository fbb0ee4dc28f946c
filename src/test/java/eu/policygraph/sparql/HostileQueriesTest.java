package eu.policygraph.sparql;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import eu.policygraph.Project;
import eu.policygraph.query.Limits;
import eu.policygraph.server.RunningServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Queries that are too long, too deep, too heavy or without end: each is answered in time, with the right problem, and the server goes on. */
class HostileQueriesTest {

    private static final Duration TIME = Duration.ofMillis(600);
    /** The promise is the time-out and a second; a busy machine gets some more. */
    private static final Duration PATIENCE = TIME.plusSeconds(6);
    private static final String OR_TIME = "query-timeout";
    private static RunningServer server;

    private record Case(String name, String query, List<String> answers) {}

    private final List<Case> cases = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.start(Project.snapshot(), Project.catalogue(), new Limits(TIME, 100_000));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @TestFactory
    List<DynamicTest> everyOneIsAnsweredInTime() {
        tooLong();
        tooDeep();
        tooManyParts();
        slowToMatch();
        withoutEnd();
        growing();
        keepingTooMuch();
        notOffered();
        ofTheWrongKind();
        assertThat(cases).hasSizeGreaterThan(70);
        return cases.stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> answered(c))).toList();
    }

    private void tooLong() {
        add("a comment of 900 kB", "ASK {} #" + "x".repeat(900_000), "query-too-long");
        add("a literal of 900 kB", "ASK { BIND(\"" + "x".repeat(900_000) + "\" AS ?x) }", "query-too-long");
        add("100,000 prefixes", IntStream.range(0, 40_000).mapToObj(i -> "PREFIX p" + i + ": <urn:" + i + ">\n").collect(Collectors.joining()) + "ASK {}", "query-too-long", "body-too-large");
        add("prefixes up to the limit", IntStream.range(0, 9_000).mapToObj(i -> "PREFIX p" + i + ": <urn:" + i + ">\n").collect(Collectors.joining()) + "ASK {}", "");
        add("a literal up to the limit", "ASK { BIND(\"" + "x".repeat(250_000) + "\" AS ?x) }", "");
        add("an IRI up to the limit", "ASK { <http://example.org/" + "x/../".repeat(50_000) + "> ?p ?o }", "", "query-syntax");
        add("comments up to the limit", "#\n".repeat(130_000) + "ASK {}", "");
    }

    private void tooDeep() {
        String[] brackets = {"(", "{", "[", "!(", "-(", "STR(", "{ OPTIONAL {", "NOT EXISTS {"};
        for (String bracket : brackets) {
            add("60,000 times " + bracket, "SELECT * { ?s ?p ?o FILTER(1 = " + bracket.repeat(60_000 / bracket.length()), "query-too-complex");
        }
        add("499 groups", "SELECT * " + "{".repeat(499) + "}".repeat(499), "");
        add("499 parentheses", "ASK { FILTER" + "(".repeat(498) + "1" + ")".repeat(498) + " }", "");
        add("499 parentheses in a path", "ASK { ?s " + "(".repeat(498) + "a" + ")".repeat(498) + " ?o }", "");
        add("490 OPTIONALs inside one another", "SELECT * { ?s ?p ?o " + "OPTIONAL { ?s ?p ?o ".repeat(490) + "}".repeat(491), "query-too-complex", "", OR_TIME);
        add("490 subqueries inside one another", "SELECT * " + "{ SELECT * ".repeat(490) + "{}" + "}".repeat(490), "query-too-complex", "");
        add("490 NOT EXISTS inside one another", "SELECT * { ?s ?p ?o " + "FILTER NOT EXISTS { ?s ?p ?o ".repeat(490) + "}".repeat(491), "query-too-complex", "", OR_TIME);
        add("brackets hidden in escapes", "SELECT * { ?s ?p ?o FILTER(1 = " + "\\u0028".repeat(5_000) + "1", "query-syntax", "query-too-complex");
        add("100,000 minus signs", "ASK { FILTER(1 = " + "- ".repeat(100_000) + "1) }", "query-too-complex", "query-syntax");
        add("100,000 exclamation marks", "ASK { FILTER(" + "!".repeat(100_000) + "true) }", "query-too-complex", "query-syntax");
        add("100,000 inverses", "ASK { ?s " + "^".repeat(100_000) + "a ?o }", "query-too-complex", "query-syntax");
        add("an RDF list of 490 lists", "ASK { ?s ?p " + "(".repeat(490) + "1" + ")".repeat(490) + " }", "");
    }

    private void tooManyParts() {
        add("10,000 UNIONs", "SELECT * { {} " + "UNION {} ".repeat(10_000) + "}", "query-too-complex");
        add("1,900 UNIONs", "SELECT * { {} " + "UNION {} ".repeat(1_900) + "}", "", "query-too-complex");
        add("a sum of 20,000 terms", "SELECT (1" + "+1".repeat(20_000) + " AS ?x) {}", "query-too-complex");
        add("a sum of 1,900 terms", "SELECT (1" + "+1".repeat(1_900) + " AS ?x) {}", "", "query-too-complex");
        add("a sum of 1,900 variables", "SELECT (?y" + "+?y".repeat(1_900) + " AS ?x) { VALUES ?y { 1 } }", "", "query-too-complex");
        add("a path of 50,000 steps", "ASK { ?s a" + "/a".repeat(50_000) + " ?o }", "query-too-complex");
        add("a path of 1,900 steps", "ASK { ?s a" + "/a".repeat(1_900) + " ?o }", "", "query-too-complex", OR_TIME);
        add("1,900 alternatives in a path", "ASK { ?s a" + "|a".repeat(1_900) + " ?o }", "", "query-too-complex", OR_TIME);
        add("20,000 triple patterns", "SELECT * { " + "?s ?p ?o .".repeat(20_000) + "}", "query-too-complex");
        add("1,900 triple patterns", "SELECT * { " + IntStream.range(0, 1_900).mapToObj(i -> "?s" + i + " ?p ?s" + (i + 1) + " .").collect(Collectors.joining()) + "}", OR_TIME, "query-too-complex", "");
        add("1,900 different patterns of one thing", "SELECT * { " + IntStream.range(0, 1_900).mapToObj(i -> "?s ?p" + i + " ?o" + i + " .").collect(Collectors.joining()) + "}", OR_TIME, "query-too-complex", "");
        add("900 OPTIONALs", "SELECT * { ?s ?p ?o " + IntStream.range(0, 600).mapToObj(i -> "OPTIONAL { ?s ?p" + i + " ?o" + i + " }").collect(Collectors.joining()) + "}", OR_TIME, "query-too-complex");
        add("600 MINUSes", "SELECT * { ?s ?p ?o " + "MINUS { ?s ?p 1 } ".repeat(600) + "}", OR_TIME, "query-too-complex", "");
        add("900 FILTERs", "SELECT * { ?s ?p ?o " + "FILTER(?o != 1) ".repeat(900) + "}", "", OR_TIME);
        add("an OR of 900", "SELECT * { ?s ?p ?o FILTER(?o = 1 " + "|| ?o = 2 ".repeat(900) + ") }", "", OR_TIME, "query-too-complex");
        add("an AND of ORs", "SELECT * { ?s ?p ?o FILTER(" + IntStream.range(0, 200).mapToObj(i -> "(?s = <urn:" + i + "> || ?o = " + i + ")").collect(Collectors.joining(" && ")) + ") }", "", OR_TIME, "query-too-complex");
        add("negated ORs of ANDs", "SELECT * { ?s ?p ?o FILTER(" + "!(".repeat(150) + "?s = 1 || (?p = 2 && ?o = 3)" + " || ?s = 4 && ?p = 5)".repeat(150) + ") }", "", OR_TIME, "query-too-complex");
        add("20,000 rows of VALUES", "SELECT * { VALUES ?o { " + IntStream.range(0, 20_000).mapToObj(i -> "\"v" + i + "\"").collect(Collectors.joining(" ")) + " } ?s ?p ?o }", "");
        add("20,000 values of IN", "SELECT * { ?s ?p ?o FILTER(?o IN (" + IntStream.range(0, 20_000).mapToObj(i -> "\"v" + i + "\"").collect(Collectors.joining(",")) + ")) }", "", OR_TIME, "query-too-complex");
        add("20,000 values of NOT IN", "SELECT * { ?s ?p ?o FILTER(?o NOT IN (" + IntStream.range(0, 20_000).mapToObj(i -> "\"v" + i + "\"").collect(Collectors.joining(",")) + ")) }", "", OR_TIME, "query-too-complex");
        add("a CONSTRUCT template of 20,000", "CONSTRUCT { " + "?s ?p ?o .".repeat(20_000) + "} WHERE { ?s ?p ?o }", "query-too-complex");
    }

    private void slowToMatch() {
        String as = "STRDT(\"" + "a".repeat(60) + "!\", <http://www.w3.org/2001/XMLSchema#string>)";
        for (String pattern : List.of("(a+)+$", "(a|aa)+$", "^(a*)*b", "(.*)*(.*)*(.*)*x$", "^(a?){60}a{60}$", "(a+)+\\\\1$", "^((a+)+)\\\\1b$", "(?:a|a)*$b", "(x?a*)*y", "(a+){10,20}$b")) {
            add("REGEX " + pattern, "ASK { BIND(" + as + " AS ?x) FILTER(REGEX(?x, \"" + pattern + "\")) }", OR_TIME, "");
            add("constant REGEX " + pattern, "ASK { FILTER(REGEX(\"" + "a".repeat(60) + "!\", \"" + pattern + "\")) }", OR_TIME, "");
        }
        add("REPLACE", "SELECT (REPLACE(\"" + "a".repeat(60) + "!\", \"(a+)+\\\\1$\", \"\") AS ?x) {}", OR_TIME);
        add("REPLACE with a back-reference", "SELECT (REPLACE(STR(?s), \"(.*)(.*)(.*)(.*)\\\\1\\\\2x\", \"\") AS ?x) { ?s ?p ?o }", OR_TIME, "");
        add("REGEX in EXISTS", "ASK { ?s ?p ?o FILTER EXISTS { ?s ?q ?r FILTER(REGEX(\"" + "a".repeat(60) + "!\", \"(a+)+\\\\1$\") || ?q = ?r) } }", OR_TIME);
        add("REGEX in ORDER BY", "SELECT * { ?s ?p ?o } ORDER BY REGEX(CONCAT(\"" + "a".repeat(60) + "!\", STR(?o)), \"(a+)+\\\\1$\")", OR_TIME);
        add("REGEX in HAVING", "SELECT ?p { ?s ?p ?o } GROUP BY ?p HAVING(REGEX(CONCAT(\"" + "a".repeat(60) + "!\", STR(?p)), \"(a+)+\\\\1$\"))", OR_TIME);
        add("REGEX in a subquery with SUM", "SELECT (SUM(IF(REGEX(CONCAT(\"" + "a".repeat(60) + "!\", STR(?p)), \"(a+)+\\\\1$\"), 1, 0)) AS ?n) { ?s ?p ?o }", OR_TIME);
        add("REGEX that overflows", "ASK { BIND(REPLACE(\"" + "ab".repeat(50_000) + "\", \"z\", \"\") AS ?x) FILTER(REGEX(?x, \"^(a|b)*$\")) }", "value-too-large");
        add("REGEX of empty repetitions", "ASK { ?s ?p ?o FILTER(REGEX(STR(?s), \"^(){2000000000}x\")) }", "value-too-large");
        add("REGEX of nested repetitions", "ASK { ?s ?p ?o FILTER(REGEX(STR(?s), \"^((((){1000}){1000}){1000}){1000}x\")) }", "value-too-large");
        add("REGEX of 100,000 groups", "ASK { ?s ?p ?o FILTER(REGEX(STR(?s), \"" + "(".repeat(100_000) + "\")) }", "query-too-complex", "", "value-too-large", "query-syntax");
        add("REGEX of closed groups", "ASK { ?s ?p ?o FILTER(REGEX(STR(?s), \"" + "(".repeat(60_000) + "a" + ")".repeat(60_000) + "\")) }", "query-too-complex", "", "value-too-large", "query-syntax");
        add("CONTAINS of a long text in a long text", "ASK { BIND(\"" + "a".repeat(100_000) + "\" AS ?x) BIND(\"" + "a".repeat(50_000) + "b\" AS ?y) FILTER(CONTAINS(CONCAT(?x, ?x), ?y)) }", "value-too-large");
    }

    private void withoutEnd() {
        add("nested closures of everything", "SELECT * { ?s ((((<urn:p>|!<urn:p>)*)*)*)* ?o }", OR_TIME, "");
        add("nested closures, counted", "SELECT (COUNT(*) AS ?n) { ?s ((((<urn:p>|!<urn:p>)*)*)*)* ?o }", OR_TIME);
        add("closures of sequences", "SELECT (COUNT(*) AS ?n) { ?s ((((<urn:p>|!<urn:p>)/(<urn:p>|!<urn:p>)*)+/!<urn:q>)*/!<urn:q>)* ?o }", OR_TIME, "query-too-complex", "query-too-heavy");
        add("four closures around sequences", "SELECT * { ?s ((((!<urn:p>/!<urn:p>*)*/!<urn:p>)*/!<urn:p>)*/!<urn:p>)* ?o }", "query-too-complex");
        add("a path both ways", "SELECT (COUNT(*) AS ?n) { ?s (!<urn:p>|^!<urn:p>)* ?o }", OR_TIME, "query-too-complex", "query-syntax", "query-too-heavy");
        add("long sequence below a closure", "SELECT (COUNT(*) AS ?n) { ?s ((!<urn:p>|!^<urn:p>)/(!<urn:p>|!^<urn:p>)/(!<urn:p>|!^<urn:p>)/(!<urn:p>|!^<urn:p>)/(!<urn:p>|!^<urn:p>)/(!<urn:p>|!^<urn:p>))? ?o }", OR_TIME, "query-too-heavy");
        add("a product", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", OR_TIME);
        add("a product by subqueries", "SELECT (COUNT(*) AS ?n) { { SELECT * { ?a ?b ?c } } { SELECT * { ?d ?e ?f } } { SELECT * { ?g ?h ?i } } }", OR_TIME, "query-too-heavy");
        add("a product that matches nothing", "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a = ?d && ?d = ?g && ?b != ?b) }", OR_TIME, "");
        add("a product in MINUS", "SELECT * { ?a ?b ?c MINUS { ?a ?e ?f . ?g ?h ?i . ?j ?k ?l } }", OR_TIME, "query-too-heavy");
        add("a product in EXISTS", "ASK { ?a ?b ?c FILTER NOT EXISTS { ?d ?e ?f . ?g ?h ?i . FILTER(?e = ?i) FILTER(?f = ?a + 1) } FILTER(?a = 1) }", OR_TIME, "");
        add("a product in CONSTRUCT", "CONSTRUCT { <urn:a> <urn:b> <urn:c> } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", OR_TIME);
        add("a product in DESCRIBE", "DESCRIBE ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", OR_TIME, "");
        add("a product in OPTIONAL", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c OPTIONAL { ?d ?e ?f OPTIONAL { ?g ?h ?i } } }", OR_TIME, "query-too-heavy");
        add("a product of graphs", "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } GRAPH ?i { ?j ?k ?l } }", OR_TIME);
        add("a product of VALUES", "SELECT (COUNT(*) AS ?n) { " + IntStream.range(0, 6).mapToObj(i -> "VALUES ?v" + i + " { " + "1 ".repeat(300) + "} ").collect(Collectors.joining()) + "}", OR_TIME, "query-too-heavy");
        add("a text search for all in a product", "PREFIX text: <http://jena.apache.org/text#> SELECT (COUNT(*) AS ?n) { ?a text:query \"a*\" . ?b text:query \"e*\" . ?c text:query \"i*\" . ?d text:query \"o*\" }", OR_TIME, "");
        add("a union of products", "SELECT DISTINCT ?x { { ?a ?b ?c . ?d ?e ?f . ?x ?h ?i } UNION { ?a ?b ?c . ?d ?e ?x . ?x ?h ?i } }", OR_TIME);
    }

    private void growing() {
        String doubling = "BIND(\"0123456789abcdef\" AS ?v0) " + IntStream.range(0, 40).mapToObj(i -> "BIND(CONCAT(?v" + i + ", ?v" + i + ") AS ?v" + (i + 1) + ") ").collect(Collectors.joining());
        add("doubling by CONCAT", "SELECT (STRLEN(?v40) AS ?n) { " + doubling + "}", "value-too-large");
        add("doubling by REPLACE", "SELECT ?v40 { BIND(\"0123456789abcdef\" AS ?v0) " + IntStream.range(0, 40).mapToObj(i -> "BIND(REPLACE(?v" + i + ", \"(.)\", \"$1$1\") AS ?v" + (i + 1) + ") ").collect(Collectors.joining()) + "}", "value-too-large");
        add("growing by ENCODE_FOR_URI", "SELECT ?v40 { BIND(\"éé\" AS ?v0) " + IntStream.range(0, 40).mapToObj(i -> "BIND(ENCODE_FOR_URI(?v" + i + ") AS ?v" + (i + 1) + ") ").collect(Collectors.joining()) + "}", "");
        add("squaring numbers", "SELECT ?v40 { BIND(1234567890123456789 AS ?v0) " + IntStream.range(0, 40).mapToObj(i -> "BIND(?v" + i + " * ?v" + i + " AS ?v" + (i + 1) + ") ").collect(Collectors.joining()) + "}", "value-too-large");
        add("one GROUP_CONCAT of a product", "SELECT (GROUP_CONCAT(?c) AS ?t) { ?a ?b ?c . ?d ?e ?f }", "value-too-large", OR_TIME);
        add("GROUP_CONCAT with a long separator", "SELECT (GROUP_CONCAT(?c; SEPARATOR=\"" + "x".repeat(200_000) + "\") AS ?t) { ?a ?b ?c }", "value-too-large");
        add("many long texts", "SELECT * { BIND(\"" + "x".repeat(200_000) + "\" AS ?v0) " + IntStream.range(0, 900).mapToObj(i -> "BIND(CONCAT(?v0, \"" + i + "\") AS ?w" + i + ") ").collect(Collectors.joining()) + "}", "query-too-heavy");
        add("long texts in rows", "SELECT (CONCAT(\"" + "x".repeat(16_000) + "\", STR(?o)) AS ?t) { ?s ?p ?o }", "");
        add("a long integer", "SELECT (" + "9".repeat(200_000) + " * 2 AS ?x) {}", "value-too-large", "");
        add("a cast of a long text", "SELECT (<http://www.w3.org/2001/XMLSchema#integer>(\"" + "9".repeat(250_000) + "\") + 1 AS ?x) {}", "value-too-large");
    }

    private void keepingTooMuch() {
        add("ORDER BY of a product", "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f", "query-too-heavy", OR_TIME);
        add("ORDER BY of computed texts", "SELECT ?x { ?a ?b ?c . ?d ?e ?f BIND(CONCAT(STR(?a), STR(?c), STR(?d), STR(?f)) AS ?x) } ORDER BY ?x", "query-too-heavy", OR_TIME);
        add("DISTINCT of a product", "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f } }", "query-too-heavy", OR_TIME);
        add("GROUP BY of a product", "SELECT ?a ?d (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f } GROUP BY ?a ?d ?c ?f", "query-too-heavy", OR_TIME);
        add("GROUP BY without an aggregate", "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f } GROUP BY ?a ?d", "query-too-heavy", OR_TIME);
        add("COUNT DISTINCT of a product", "SELECT (COUNT(DISTINCT *) AS ?n) { ?a ?b ?c . ?d ?e ?f }", "query-too-heavy", OR_TIME);
        add("COUNT DISTINCT of random numbers", "SELECT (COUNT(DISTINCT RAND()) AS ?n) { ?a ?b ?c . ?d ?e ?f }", "query-too-heavy", OR_TIME);
        add("a join of products", "SELECT (COUNT(*) AS ?n) { { SELECT * { ?a ?b ?c . ?d ?e ?f } } { SELECT * { ?a ?b ?c . ?g ?h ?i } } }", "query-too-heavy", OR_TIME);
        add("MINUS a product", "SELECT * { ?a ?b ?c MINUS { ?a ?e ?f . ?x ?y ?z } }", "query-too-heavy", OR_TIME);
    }

    private void notOffered() {
        for (String iri : List.of("java:org.apache.jena.sparql.function.library.now", "java:java.lang.Runtime", "http://jena.apache.org/ARQ/function#wait", "http://jena.apache.org/ARQ/function#sprintf",
                "http://jena.apache.org/ARQ/function#eval", "http://jena.hpl.hp.com/ARQ/function#wait", "http://jena.apache.org/ARQ/jsFunction#f", "js:f", "http://www.w3.org/2005/xpath-functions#apply",
                "http://www.w3.org/2005/xpath-functions#matches", "http://www.w3.org/2005/xpath-functions#concat", "http://example.org/f")) {
            add("function " + iri, "SELECT (<" + iri + ">(1) AS ?x) {}", "function-not-offered");
        }
        String wait = "<http://jena.apache.org/ARQ/function#wait>(60000)";
        add("in FILTER", "ASK { FILTER(" + wait + ") }", "function-not-offered");
        add("in EXISTS", "ASK { FILTER EXISTS { FILTER(" + wait + ") } }", "function-not-offered");
        add("in a subquery", "ASK { { SELECT * { BIND(" + wait + " AS ?x) } } }", "function-not-offered");
        add("in GROUP BY", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY (" + wait + " AS ?x)", "function-not-offered");
        add("in HAVING", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o } HAVING(" + wait + ")", "function-not-offered");
        add("in ORDER BY", "SELECT * { ?s ?p ?o } ORDER BY " + wait, "function-not-offered");
        add("in an aggregate", "SELECT (SUM(" + wait + ") AS ?n) { ?s ?p ?o }", "function-not-offered");
        add("in OPTIONAL", "ASK { OPTIONAL { FILTER(" + wait + ") } }", "function-not-offered");
        add("in the WHERE of CONSTRUCT", "CONSTRUCT { <urn:a> <urn:b> ?x } WHERE { BIND(" + wait + " AS ?x) }", "function-not-offered");
        add("in the WHERE of DESCRIBE", "DESCRIBE ?x WHERE { BIND(" + wait + " AS ?x) }", "function-not-offered");
        add("in arguments of functions", "ASK { FILTER(IF(COALESCE(STR(" + wait + ")) IN (\"a\", STR(1)), 1, 2)) }", "function-not-offered");
        add("an aggregate of Jena", "SELECT (<http://jena.apache.org/ARQ/function/aggregate#median>(?o) AS ?n) { ?s ?p ?o }", "function-not-offered");
        for (String property : List.of("http://jena.apache.org/ARQ/property#splitIRI", "http://jena.apache.org/ARQ/property#versionARQ", "http://jena.apache.org/ARQ/list#member", "java:org.apache.jena.sparql.pfunction.library.version", "http://jena.hpl.hp.com/ARQ/property#concat")) {
            add("property " + property, "ASK { ?s <" + property + "> ?o }", "function-not-offered");
            add("path with " + property, "ASK { ?s (<urn:a>|^<" + property + ">)* ?o }", "function-not-offered");
        }
    }

    /** Values where there can be none of their kind are errors of an expression, or match nothing. */
    private void ofTheWrongKind() {
        for (String function : List.of("YEAR", "MONTH", "DAY", "HOURS", "MINUTES", "SECONDS", "TIMEZONE", "TZ")) {
            for (String value : List.of("<urn:a>", "BNODE()")) {
                add(function + " of " + value, "SELECT * { BIND(" + value + " AS ?v) BIND(" + function + "(?v) AS ?w) FILTER(!BOUND(?w) && COALESCE(" + function + "(" + value + "), true)) }", "");
            }
        }
        String patterns = "{ ?a ?a ?b . ?c <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ?d . ?d ?p ?a }";
        for (String where : List.of("", "GRAPH ?g", "FILTER NOT EXISTS")) {
            for (String value : List.of("1", "\"x\"@en")) {
                add("a literal for a predicate, " + value + " " + where, "SELECT * { VALUES ?a { " + value + " } " + where + " " + patterns + " } LIMIT 10", "", OR_TIME);
            }
        }
    }

    private void add(String name, String query, String... answers) {
        cases.add(new Case(name, query, List.of(answers)));
    }

    /** An empty answer stands for a 200. */
    private static void answered(Case hostile) throws Exception {
        long started = System.nanoTime();
        HttpResponse<String> response = server.post("/sparql", "application/sparql-query", hostile.query());
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        JsonObject problem = response.statusCode() == 200 ? new JsonObject() : JsonParser.parseString(response.body()).getAsJsonObject();
        String id = problem.has("id") ? problem.get("id").getAsString() : "";
        boolean beforeItRuns = hostile.answers().contains("query-too-long") || hostile.answers().contains("function-not-offered");
        List<String> allowed = new ArrayList<>(hostile.answers());
        allowed.addAll(beforeItRuns ? List.of() : List.of(OR_TIME));
        assertThat(allowed).as(response.statusCode() + " " + response.body().substring(0, Math.min(400, response.body().length()))).contains(id);
        assertThat(response.statusCode()).isIn(200, 400, 413, 503);
        assertThat(response.headers().firstValue("Retry-After").isPresent()).isEqualTo(response.statusCode() == 503);
        assertThat(took).isLessThan(PATIENCE);
    }
}
