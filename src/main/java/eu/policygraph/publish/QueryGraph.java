package eu.policygraph.publish;

import static eu.policygraph.publish.Vocabulary.property;
import static eu.policygraph.publish.Vocabulary.resource;

import eu.policygraph.graph.ProgramGraph;
import eu.policygraph.model.Namespaces;
import eu.policygraph.query.Parameter;
import eu.policygraph.query.ParameterType;
import eu.policygraph.query.PrebuiltQuery;
import eu.policygraph.query.QueryCatalogue;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.query.Query;
import org.apache.jena.rdf.model.Literal;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.XSD;

/**
 * The prebuilt queries as data: SHACL executables (SHACL-SPARQL, sections 5 and 8) with keywords and endpoint by
 * schema.org and federation by the SPARQL examples vocabulary, so that editors and crawlers find them. No blank nodes.
 * A query is {@code queries#name}, for {@code queries/name} is its answer.
 */
public final class QueryGraph {

    /** The named graph of the catalogue. */
    public static final String IRI = Namespaces.GRAPH + "queries";

    private static final String QUERIES = Namespaces.BASE + "queries";

    private final Model model = Vocabulary.model();
    private final Resource prefixes = model.createResource(QUERIES + "#prefixes");

    private QueryGraph() {}

    /** The catalogue as a graph for the loader to add. */
    public static ProgramGraph of(QueryCatalogue catalogue) {
        return new ProgramGraph(IRI, "Prebuilt queries", model(catalogue).getGraph());
    }

    static Model model(QueryCatalogue catalogue) {
        QueryGraph graph = new QueryGraph();
        graph.declarePrefixes();
        catalogue.all().forEach(graph::describe);
        return graph.model;
    }

    private void declarePrefixes() {
        for (Map.Entry<String, String> prefix : Namespaces.all().entrySet()) {
            Resource declaration = model.createResource(QUERIES + "#prefix/" + prefix.getKey())
                    .addProperty(RDF.type, resource("sh:PrefixDeclaration"))
                    .addProperty(property("sh:prefix"), prefix.getKey())
                    .addProperty(property("sh:namespace"), prefix.getValue(), XSDDatatype.XSDanyURI);
            prefixes.addProperty(property("sh:declare"), declaration);
        }
    }

    private void describe(PrebuiltQuery query) {
        Resource subject = model.createResource(QUERIES + "#" + query.name())
                .addProperty(RDF.type, resource("sh:SPARQLExecutable"))
                .addProperty(RDFS.label, query.title(), "en")
                .addProperty(RDFS.comment, query.summary(), "en")
                .addProperty(DCTerms.identifier, query.name())
                .addProperty(property("sh:prefixes"), prefixes)
                .addProperty(property("schema:target"), model.createResource(Namespaces.BASE + "sparql"))
                .addProperty(property("schema:url"), QUERIES + "/" + query.name(), XSDDatatype.XSDanyURI);
        if (!query.description().isEmpty()) {
            subject.addProperty(DCTerms.description, query.description(), "en");
        }
        query.tags().forEach(tag -> subject.addProperty(property("schema:keywords"), tag));
        executable(subject, query);
        query.endpoints().forEach(service -> subject.addProperty(property("spex:federatesWith"), model.createResource(service)));
        query.parameters().forEach(parameter -> subject.addProperty(property("sh:parameter"), describe(parameter, subject.getURI())));
    }

    private static void executable(Resource subject, PrebuiltQuery query) {
        Query parsed = query.query();
        String kind = parsed.isSelectType() ? "Select" : parsed.isConstructType() ? "Construct" : parsed.isAskType() ? "Ask" : "";
        if (kind.isEmpty()) {
            subject.addProperty(property("schema:text"), query.sparql());
        } else {
            subject.addProperty(RDF.type, resource("sh:SPARQL" + kind + "Executable")).addProperty(property("sh:" + kind.toLowerCase(Locale.ROOT)), query.sparql());
        }
    }

    private Resource describe(Parameter parameter, String query) {
        Resource subject = model.createResource(query + "/parameter/" + parameter.name())
                .addProperty(RDF.type, resource("sh:Parameter"))
                .addProperty(property("sh:path"), model.createResource(query + "/" + parameter.name()))
                .addProperty(property("sh:name"), parameter.label(), "en")
                .addLiteral(property("sh:optional"), !parameter.required() || parameter.defaultValue().isPresent());
        if (!parameter.description().isEmpty()) {
            subject.addProperty(property("sh:description"), parameter.description(), "en");
        }
        if (parameter.type() == ParameterType.IRI) {
            subject.addProperty(property("sh:nodeKind"), resource("sh:IRI"));
        } else {
            subject.addProperty(property("sh:datatype"), datatype(parameter.type()));
        }
        parameter.of().ifPresent(type -> subject.addProperty(property("sh:class"), model.createResource(type)));
        parameter.defaultValue().ifPresent(value -> subject.addProperty(property("sh:defaultValue"), literal(value, parameter.type())));
        parameter.example().ifPresent(value -> subject.addProperty(SKOS.example, value));
        if (!parameter.values().isEmpty()) {
            subject.addProperty(property("sh:pattern"), parameter.values().stream().map(QueryGraph::literally).collect(Collectors.joining("|", "^(", ")$")));
        }
        return subject;
    }

    /** A value that is not of the datatype's lexical space, as the day {@code today}, stays a string. */
    private Literal literal(String value, ParameterType type) {
        Literal typed = model.createTypedLiteral(value, datatype(type).getURI());
        return typed.getDatatype().isValid(value) ? typed : model.createLiteral(value);
    }

    /** The text as a regular expression of XPath, which has no quotation as Java's has. */
    private static String literally(String value) {
        return value.replaceAll("[\\\\|.?*+(){}^$\\[\\]-]", "\\\\$0");
    }

    private static Resource datatype(ParameterType type) {
        return switch (type) {
            case IRI -> XSD.anyURI;
            case DATE -> XSD.date;
            case INTEGER -> XSD.integer;
            case DECIMAL -> XSD.decimal;
            case BOOLEAN -> XSD.xboolean;
            case TEXT, LANG -> XSD.xstring;
        };
    }
}
