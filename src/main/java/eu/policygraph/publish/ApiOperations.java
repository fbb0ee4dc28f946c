package eu.policygraph.publish;

import eu.policygraph.model.Format;
import eu.policygraph.publish.ApiOperation.Parameter;
import eu.policygraph.publish.ApiOperation.Tag;
import eu.policygraph.query.AnswerWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the OpenAPI description says about each address that is not a prebuilt query. */
final class ApiOperations {

    private static final List<Format> RDF = List.of(Format.TURTLE, Format.JSONLD, Format.RDFXML, Format.NTRIPLES);
    private static final List<Format> THING = List.of(Format.HTML, Format.TURTLE, Format.TRIG, Format.JSONLD, Format.RDFXML, Format.NTRIPLES, Format.NQUADS, Format.CSV);
    private static final List<Format> ANSWERS = Stream.concat(AnswerWriter.TABLES.stream(), AnswerWriter.GRAPHS.stream()).toList();
    private static final Map<String, Object> TEXT = Map.of("type", "string");

    private static final Map<String, String> PATH_VARIABLES = Map.of("path", "Kind and slug, as in strategy/name, with or without suffix",
            "kind", "Kind of thing, as strategy", "slug", "Public key of the thing, with or without suffix", "kinds", "Plural of a kind, as strategies, with or without suffix",
            "suffix", "Format: ttl, jsonld, rdf or nt", "term", "Local name of a term", "file", "Name of a file as /download lists it");

    private ApiOperations() {}

    /** @param variables names of the variables of the template, in order */
    static ApiOperation describe(String template, String method, List<String> variables) {
        String id = method.toLowerCase(Locale.ROOT) + name(template);
        List<Parameter> path = variables.stream().map(v -> new Parameter(v, "path", true, PATH_VARIABLES.getOrDefault(v, ""), TEXT, null)).toList();
        return switch (template) {
            case "/sparql" -> sparql(id, method);
            case "/update", "/graphs", "/admin/backup", "/admin/restore", "/admin/compact", "/admin/audit" -> ChangeOperations.describe(id, template, method);
            case "/id/{path...}" -> new ApiOperation(id, Tag.THINGS, "The IRI of a thing", "Leads to its page or its data file by Accept, or by the suffix of the address.", path, Map.of(), Map.of());
            case "/{kind}/{slug...}" -> get(id, Tag.THINGS, "A thing: what is said about it, by whom", path, THING);
            case "/{kinds}" -> get(id, Tag.THINGS, "All things of a kind", concat(path, List.of(
                    query("q", "Part of a label or identifier", TEXT), query("type", "A class, as IRI or prefixed name", TEXT), query("from", "First day", day()), query("to", "Last day", day()),
                    query("lang", "Language of labels", TEXT), query("page", "Page, from 1", number(1, 1_000_000)), query("size", "Things on a page", number(1, 1_000)))), THING);
            case "/ontology", "/ontology.{suffix}", "/ontology/{term}" -> get(id, Tag.THINGS, "The ontology with every term", path, concat(List.of(Format.HTML), RDF));
            case "/search", "/search.json", "/search.csv" -> get(id, Tag.THINGS, "Things by their names in any language and by identifiers",
                    concat(path, List.of(new Parameter("q", "query", false, "Words, or an identifier in any spelling; data formats need it", TEXT, "strategy"),
                    query("kind", "Kind of thing, as act", TEXT), query("lang", "Language of the labels that are searched", TEXT), query("page", "Page, from 1", number(1, 1_000_000)),
                    query("size", "Hits on a page", number(1, 200)), query("redirect", "Whether an identifier leads straight to its thing", Map.of("enum", List.of("yes", "no"))))), List.of(Format.HTML, Format.ROWS_JSON, Format.CSV));
            case "/queries" -> get(id, Tag.QUERIES, "The prebuilt queries", path, concat(List.of(Format.HTML, Format.ROWS_JSON), RDF));
            case "/queries.json" -> get(id, Tag.QUERIES, "The prebuilt queries with their parameters and columns", path, List.of(Format.ROWS_JSON));
            case "/queries.{suffix}" -> get(id, Tag.QUERIES, "The prebuilt queries as RDF", path, RDF);
            case "/download" -> get(id, Tag.DOWNLOADS, "The files with size and checksum", path, List.of(Format.HTML, Format.ROWS_JSON));
            case "/download.json" -> get(id, Tag.DOWNLOADS, "The files with size and checksum, licence and citation", path, List.of(Format.ROWS_JSON));
            case "/download/{file}" -> new ApiOperation(id, Tag.DOWNLOADS, "A file", "The entity tag is the SHA-256 of the file.", path, Map.of(),
                    Map.of("application/gzip", Map.of(), "application/zip", Map.of()));
            case "/.well-known/void", "/.well-known/void.{suffix}" -> get(id, Tag.DESCRIPTIONS, "VoID description: how much of what there is", path, concat(RDF, List.of(Format.HTML)));
            case "/catalog", "/catalog.{suffix}" -> get(id, Tag.DESCRIPTIONS, "DCAT-AP 3 catalogue", path, concat(RDF, List.of(Format.HTML)));
            case "/openapi.json" -> get(id, Tag.DESCRIPTIONS, "This description", path, List.of(Format.ROWS_JSON));
            case "/context.jsonld" -> get(id, Tag.DESCRIPTIONS, "The JSON-LD context of descriptions of things", path, List.of(Format.JSONLD));
            default -> new ApiOperation(id, Tag.SITE, template, "", path, Map.of(), Map.of("*/*", Map.of()));
        };
    }

    private static ApiOperation sparql(String id, String method) {
        List<Parameter> common = List.of(query("default-graph-uri", "IRI of a graph for the default graph; repeatable", array()), query("named-graph-uri", "IRI of a named graph; repeatable", array()),
                query("format", "Form of the answer; beats the header Accept", Map.of("enum", Stream.concat(ANSWERS.stream(), Stream.of(Format.HTML)).map(Format::suffix).toList())));
        Map<String, Object> answers = ApiOperation.in(concat(ANSWERS, List.of(Format.HTML)));
        String summary = "A query by the SPARQL 1.1 Protocol";
        if (method.equals("GET")) {
            return new ApiOperation(id, Tag.SPARQL, summary, "Without a query: the service description for machines, the form for browsers.",
                    concat(List.of(new Parameter("query", "query", false, "SPARQL 1.1 query", TEXT, "SELECT * { ?s ?p ?o } LIMIT 3")), common), Map.of(), answers);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("application/sparql-query", TEXT);
        body.put("application/x-www-form-urlencoded", Map.of("type", "object", "required", List.of("query"), "properties", Map.of("query", TEXT)));
        return new ApiOperation(id, Tag.SPARQL, summary, "For queries that are too long for an address.", common, body, answers);
    }

    private static ApiOperation get(String id, Tag tag, String summary, List<Parameter> parameters, List<Format> formats) {
        return new ApiOperation(id, tag, summary, "", parameters, Map.of(), ApiOperation.in(formats));
    }

    private static Parameter query(String name, String description, Map<String, Object> schema) {
        return new Parameter(name, "query", false, description, schema, null);
    }

    private static Map<String, Object> day() {
        return Map.of("type", "string", "format", "date");
    }

    private static Map<String, Object> number(int least, int most) {
        return Map.of("type", "integer", "minimum", least, "maximum", most);
    }

    private static Map<String, Object> array() {
        return Map.of("type", "array", "items", TEXT);
    }

    private static <T> List<T> concat(List<T> first, List<T> then) {
        List<T> all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }

    /** {@code /ontology/{term}} becomes {@code OntologyTerm}. */
    private static String name(String template) {
        String name = Pattern.compile("(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])").matcher(template).replaceAll(m -> m.group(1).toUpperCase(Locale.ROOT)).replaceAll("[^A-Za-z0-9]", "");
        return name.isEmpty() ? "Home" : name;
    }
}
