package eu.policygraph.publish;

import static eu.policygraph.publish.Vocabulary.count;
import static eu.policygraph.publish.Vocabulary.property;
import static eu.policygraph.publish.Vocabulary.resource;

import eu.policygraph.admission.Functions;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/** Describes the SPARQL endpoint by SPARQL 1.1 Service Description: what it can do, which graphs it has, where its limits are. */
final class ServiceDescription {

    private static final String FORMATS = "http://www.w3.org/ns/formats/";
    private static final List<String> RESULT_FORMATS = List.of("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
            "Turtle", "N-Triples", "N-Quads", "TriG", "RDF_XML", "JSON-LD");

    private ServiceDescription() {}

    /**
     * @param limits of queries, in sentences
     * @param changeable whether there is an update endpoint
     * @param root whole address of the server without a slash at the end
     * @return without blank nodes; says no feature that the endpoint lacks
     */
    static Model of(Statistics statistics, String limits, boolean changeable, String root) {
        Model model = Vocabulary.model();
        String endpoint = root + "/sparql";
        Resource dataset = model.createResource(endpoint + "#dataset").addProperty(RDF.type, resource("sd:Dataset"))
                .addProperty(property("sd:defaultGraph"), model.createResource(endpoint + "#default-graph").addProperty(RDF.type, resource("sd:Graph"))
                        .addProperty(property("void:triples"), count(statistics.statements())));
        for (Map.Entry<Node, Long> graph : statistics.graphs().entrySet()) {
            dataset.addProperty(property("sd:namedGraph"), namedGraph(model, endpoint, graph.getKey(), graph.getValue()));
        }
        Resource service = model.createResource(endpoint + "#service").addProperty(RDF.type, resource("sd:Service"))
                .addProperty(RDFS.label, Publication.TITLE + " SPARQL endpoint", "en")
                .addProperty(RDFS.comment, "Read-only. " + limits, "en")
                .addProperty(property("sd:endpoint"), model.createResource(endpoint))
                .addProperty(property("sd:supportedLanguage"), resource("sd:SPARQL11Query"))
                .addProperty(property("sd:feature"), resource("sd:UnionDefaultGraph"))
                .addProperty(property("sd:defaultEntailmentRegime"), model.createResource("http://www.w3.org/ns/entailment/Simple"))
                .addProperty(property("sd:defaultDataset"), dataset);
        new Functions().offered().forEach(function -> service.addProperty(property("sd:extensionFunction"), model.createResource(function)));
        service.addProperty(property("sd:propertyFeature"), model.createResource(Functions.TEXT_QUERY));
        RESULT_FORMATS.forEach(format -> service.addProperty(property("sd:resultFormat"), model.createResource(FORMATS + format)));
        if (changeable) {
            model.createResource(root + "/update#service").addProperty(RDF.type, resource("sd:Service"))
                    .addProperty(RDFS.label, Publication.TITLE + " SPARQL update endpoint", "en")
                    .addProperty(RDFS.comment, "For those who have a token. One request is one change, made whole or not at all; graphs of sources and of links can be written.", "en")
                    .addProperty(property("sd:endpoint"), model.createResource(root + "/update"))
                    .addProperty(property("sd:supportedLanguage"), resource("sd:SPARQL11Update"))
                    .addProperty(property("sd:defaultDataset"), dataset);
        }
        return model;
    }

    private static Resource namedGraph(Model model, String endpoint, Node name, long statements) {
        String id = endpoint + "#" + Fragments.of(name.toString());
        Resource graph = model.createResource(id + "-graph").addProperty(RDF.type, resource("sd:Graph")).addProperty(property("void:triples"), count(statements));
        return model.createResource(id).addProperty(RDF.type, resource("sd:NamedGraph"))
                .addProperty(property("sd:name"), model.createResource(name.toString()))
                .addProperty(property("sd:graph"), graph);
    }
}
