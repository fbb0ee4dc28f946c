package eu.policygraph.publish;

import static eu.policygraph.publish.Vocabulary.count;
import static eu.policygraph.publish.Vocabulary.property;
import static eu.policygraph.publish.Vocabulary.resource;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.LinkTarget;
import eu.policygraph.model.Namespaces;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;

/** Describes the data by VoID: how much of what there is, which vocabularies, which links to other data, where to get it. No blank nodes. */
final class VoidDescription {

    static final String DOCUMENT = Namespaces.BASE + ".well-known/void";

    private static final int EXAMPLES = 5;

    private final Model model = Vocabulary.model();
    private final Snapshot snapshot;
    private final Statistics statistics;
    private final Resource dataset = model.createResource(Catalogue.DATASET);

    private VoidDescription(Snapshot snapshot, Statistics statistics) {
        this.snapshot = snapshot;
        this.statistics = statistics;
    }

    /**
     * @param files names of the dumps of RDF
     * @param root whole address of the server without a slash at the end
     */
    static Model of(Snapshot snapshot, Statistics statistics, List<String> files, String root) {
        VoidDescription description = new VoidDescription(snapshot, statistics);
        description.describeDataset(files, root);
        description.partition();
        description.describeGraphs();
        statistics.links().forEach(description::describeLinkset);
        return description.model;
    }

    private void describeDataset(List<String> files, String root) {
        model.createResource(DOCUMENT).addProperty(RDF.type, VOID.DatasetDescription).addProperty(DCTerms.title, "VoID description of " + Publication.TITLE, "en")
                .addProperty(property("foaf:primaryTopic"), dataset);
        dataset.addProperty(RDF.type, VOID.Dataset).addProperty(DCTerms.title, Publication.TITLE, "en").addProperty(DCTerms.description, Publication.DESCRIPTION, "en")
                .addProperty(DCTerms.license, model.createResource(Publication.LICENCE))
                .addProperty(property("dcat:version"), snapshot.version())
                .addProperty(property("foaf:homepage"), model.createResource(root + "/"))
                .addProperty(VOID.uriSpace, Namespaces.BASE)
                .addProperty(VOID.sparqlEndpoint, model.createResource(root + "/sparql"))
                .addProperty(VOID.triples, count(statistics.statements()))
                .addProperty(VOID.distinctSubjects, count(statistics.subjects())).addProperty(VOID.distinctObjects, count(statistics.objects()))
                .addProperty(VOID.classes, count(statistics.classes().size())).addProperty(VOID.properties, count(statistics.properties().size()))
                .addProperty(VOID.entities, count(statistics.entities().values().stream().mapToLong(List::size).sum()));
        files.forEach(file -> dataset.addProperty(VOID.dataDump, model.createResource(root + "/download/" + file)));
        Stream.of("Turtle", "TriG", "N-Triples", "N-Quads", "JSON-LD", "RDF_XML").forEach(format -> dataset.addProperty(VOID.feature, model.createResource("http://www.w3.org/ns/formats/" + format)));
        statistics.entities().values().stream().limit(EXAMPLES).forEach(things -> dataset.addProperty(VOID.exampleResource, model.createResource(things.get(0))));
        vocabularies().forEach(namespace -> dataset.addProperty(VOID.vocabulary, model.createResource(namespace)));
    }

    private Set<String> vocabularies() {
        Set<String> namespaces = new TreeSet<>();
        Stream.concat(statistics.classes().keySet().stream(), statistics.properties().keySet().stream()).map(Node::toString)
                .forEach(iri -> Namespaces.all().values().stream().filter(ns -> iri.startsWith(ns) && !iri.substring(ns.length()).contains("/")).forEach(namespaces::add));
        return namespaces;
    }

    private void partition() {
        statistics.classes().forEach((type, entities) -> dataset.addProperty(VOID.classPartition, model.createResource(DOCUMENT + "#class-" + Fragments.of(type.toString()))
                .addProperty(RDF.type, VOID.Dataset).addProperty(VOID._class, model.createResource(type.toString())).addProperty(VOID.entities, count(entities.longValue()))));
        statistics.properties().forEach((property, use) -> dataset.addProperty(VOID.propertyPartition, model.createResource(DOCUMENT + "#property-" + Fragments.of(property.toString()))
                .addProperty(RDF.type, VOID.Dataset).addProperty(VOID.property, model.createResource(property.toString())).addProperty(VOID.triples, count(use.statements()))
                .addProperty(VOID.distinctSubjects, count(use.subjects())).addProperty(VOID.distinctObjects, count(use.objects()))));
    }

    private void describeGraphs() {
        for (Map.Entry<Node, Graph> entry : snapshot.graphs().entrySet()) {
            Resource graph = model.createResource(entry.getKey().toString()).addProperty(RDF.type, VOID.Dataset).addProperty(VOID.triples, count(entry.getValue().size()));
            String title = new EnglishLabels(snapshot.union()).of(entry.getKey());
            if (!title.isEmpty()) {
                graph.addProperty(DCTerms.title, title, "en");
            }
            dataset.addProperty(VOID.subset, graph);
            if (entry.getKey().toString().startsWith(IdentifierTable.LINKS)) {
                describeLinks(graph, entry.getValue());
            }
        }
    }

    private void describeLinks(Resource linkset, Graph links) {
        String target = linkset.getURI().substring(IdentifierTable.LINKS.length());
        Resource other = model.createResource(DOCUMENT + "#target-" + target).addProperty(RDF.type, VOID.Dataset);
        links.stream().map(t -> t.getObject()).filter(Node::isURI).map(Node::getURI).reduce(VoidDescription::commonSpace).filter(space -> space.matches("https?://[^/]+/.*"))
                .ifPresent(space -> other.addProperty(VOID.uriSpace, space));
        linkset.addProperty(RDF.type, VOID.Linkset).addProperty(VOID.subjectsTarget, dataset).addProperty(VOID.objectsTarget, other);
        links.stream().map(t -> t.getPredicate().getURI()).distinct().sorted().forEach(p -> linkset.addProperty(VOID.linkPredicate, model.createResource(p)));
    }

    /** One for each data set and property, as VoID wants it (section 5.1), over the links of all graphs. */
    private void describeLinkset(Statistics.Link link, Statistics.Use use) {
        LinkTarget target = link.target();
        Resource other = model.createResource(DOCUMENT + "#data-" + target.key()).addProperty(RDF.type, VOID.Dataset).addProperty(VOID.uriSpace, target.space());
        target.endpoint().ifPresent(endpoint -> other.addProperty(VOID.sparqlEndpoint, model.createResource(endpoint)));
        Resource linkset = model.createResource(DOCUMENT + "#links-" + target.key() + "-" + Fragments.of(link.property().getURI())).addProperty(RDF.type, VOID.Linkset)
                .addProperty(DCTerms.title, Namespaces.shorten(link.property().getURI()) + " to " + target.space(), "en")
                .addProperty(VOID.subjectsTarget, dataset).addProperty(VOID.objectsTarget, other).addProperty(VOID.linkPredicate, model.createResource(link.property().getURI()))
                .addProperty(VOID.triples, count(use.statements())).addProperty(VOID.distinctSubjects, count(use.subjects())).addProperty(VOID.distinctObjects, count(use.objects()));
        dataset.addProperty(VOID.subset, linkset);
    }

    /** The longest beginning that two IRIs share, up to its last slash or hash. */
    private static String commonSpace(String a, String b) {
        int end = 0;
        while (end < Math.min(a.length(), b.length()) && a.charAt(end) == b.charAt(end)) {
            end++;
        }
        String common = a.substring(0, end);
        return common.substring(0, Math.max(common.lastIndexOf('/'), common.lastIndexOf('#')) + 1);
    }
}
