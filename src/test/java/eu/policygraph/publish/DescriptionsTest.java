package eu.policygraph.publish;

import static eu.policygraph.publish.Vocabulary.property;
import static eu.policygraph.publish.Vocabulary.resource;
import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import eu.policygraph.server.RunningServer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.apache.jena.atlas.web.ContentType;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.query.QuerySolution;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DescriptionsTest {

    private static final Map<String, Lang> SUFFIXES = Map.of("ttl", Lang.TURTLE, "jsonld", Lang.JSONLD, "rdf", Lang.RDFXML, "nt", Lang.NTRIPLES);

    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyDescriptionIsTheSameGraphInEveryFormatBySuffixAndByAccept() throws Exception {
        int answers = 0;
        for (String path : List.of("/.well-known/void", "/catalog", "/queries", "/sparql")) {
            Model expected = null;
            for (Map.Entry<String, Lang> format : SUFFIXES.entrySet()) {
                boolean bySuffix = !path.equals("/sparql");
                HttpResponse<byte[]> response = bySuffix ? server.bytes(path + "." + format.getKey())
                        : server.bytes(path, "Accept", format.getValue().getHeaderString());
                assertThat(response.statusCode()).as("%s %s", path, format).isEqualTo(200);
                assertThat(RDFLanguages.contentTypeToLang(ContentType.create(response.headers().firstValue("Content-Type").orElseThrow()))).isEqualTo(format.getValue());
                Model model = parse(response.body(), format.getValue());
                assertThat(expected == null || expected.isIsomorphicWith(model)).as("%s %s", path, format).isTrue();
                expected = model;
                assertThat(server.get(bySuffix ? path + "." + format.getKey() : path, "Accept", format.getValue().getHeaderString(), "If-None-Match", response.headers().firstValue("ETag").orElseThrow()).statusCode())
                        .as("%s %s again", path, format).isEqualTo(304);
                answers++;
            }
            assertThat(expected.listStatements().toList()).as(path).isNotEmpty().noneMatch(s -> s.getSubject().isAnon() || s.getObject().isAnon());
        }
        assertThat(answers).isEqualTo(16);
        assertThat(server.get("/.well-known/void", "Accept", "application/ld+json").headers().firstValue("Content-Type")).hasValue("application/ld+json");
        assertThat(server.get("/queries", "Accept", "text/turtle").body()).contains("sh:SPARQLSelectExecutable");
        assertThat(server.get("/queries").headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(server.get("/catalog", "Accept", "text/html").body()).contains("<h1>", "dcat:Dataset");
        assertThat(server.get("/catalog.xlsx").statusCode()).isEqualTo(404);
        assertThat(server.get("/catalog", "Accept", "image/png").statusCode()).isEqualTo(406);
    }

    @Test
    void aBareSparqlAddressDescribesTheServiceToMachinesAndGivesPeopleTheForm() throws Exception {
        assertThat(server.get("/sparql", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8").body()).contains("<textarea");
        assertThat(server.get("/sparql").headers().firstValue("Content-Type").orElse("")).startsWith("text/turtle");
    }

    @Test
    void theServiceDescriptionNamesEveryGraphWithItsSize() throws Exception {
        Model model = parse(server.bytes("/sparql", "Accept", "text/turtle").body(), Lang.TURTLE);
        Resource service = model.listSubjectsWithProperty(RDF.type, resource("sd:Service")).next();
        assertThat(service.getPropertyResourceValue(property("sd:endpoint")).getURI()).isEqualTo(server.base() + "/sparql");
        assertThat(service.hasProperty(property("sd:feature"), resource("sd:UnionDefaultGraph"))).isTrue();
        List<Resource> graphs = model.listSubjectsWithProperty(RDF.type, resource("sd:NamedGraph")).toList();
        assertThat(graphs).hasSameSizeAs(Project.snapshot().graphs().keySet()).allSatisfy(graph -> {
            long told = graph.getPropertyResourceValue(property("sd:graph")).getProperty(VOID.triples).getLong();
            assertThat(told).isEqualTo(Project.snapshot().graphs().get(graph.getPropertyResourceValue(property("sd:name")).asNode()).size());
        });
    }

    @Test
    void theCountsOfVoidAreThoseOfSparql() throws Exception {
        Model described = parse(server.bytes("/.well-known/void.ttl").body(), Lang.TURTLE);
        Resource dataset = described.getResource(Catalogue.DATASET);
        assertThat(dataset.getProperty(VOID.triples).getLong()).isEqualTo(one("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"));
        assertThat(dataset.getProperty(VOID.distinctSubjects).getLong()).isEqualTo(one("SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }"));
        assertThat(dataset.getProperty(VOID.distinctObjects).getLong()).isEqualTo(one("SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }"));
        assertThat(dataset.getProperty(VOID.entities).getLong()).isEqualTo(one("SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o FILTER STRSTARTS(STR(?s), 'https://w3id.org/eu-policy-graph/id/') }"));
        List<QuerySolution> classes = select("SELECT ?key (COUNT(DISTINCT ?s) AS ?n) { ?s a ?key } GROUP BY ?key");
        assertThat(classes).hasSizeGreaterThan(10).allSatisfy(row -> assertThat(partition(described, VOID._class, row).getProperty(VOID.entities).getLong()).isEqualTo(row.getLiteral("n").getLong()));
        assertThat(dataset.listProperties(VOID.classPartition).toList()).hasSameSizeAs(classes);
        List<QuerySolution> properties = select("SELECT ?key (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?ds) (COUNT(DISTINCT ?o) AS ?do) { ?s ?key ?o } GROUP BY ?key");
        assertThat(properties).hasSizeGreaterThan(20).allSatisfy(row -> {
            Resource use = partition(described, VOID.property, row);
            assertThat(use.getProperty(VOID.triples).getLong()).isEqualTo(row.getLiteral("n").getLong());
            assertThat(use.getProperty(VOID.distinctSubjects).getLong()).isEqualTo(row.getLiteral("ds").getLong());
            assertThat(use.getProperty(VOID.distinctObjects).getLong()).isEqualTo(row.getLiteral("do").getLong());
        });
        assertThat(dataset.listProperties(VOID.propertyPartition).toList()).hasSameSizeAs(properties);
    }

    @Test
    void everyGraphOfLinksIsALinksetWithItsTarget() throws Exception {
        Model described = parse(server.bytes("/.well-known/void.ttl").body(), Lang.TURTLE);
        List<Resource> linksets = described.listSubjectsWithProperty(RDF.type, VOID.Linkset).filterKeep(l -> l.getURI().startsWith(IdentifierTable.LINKS)).toList();
        long graphs = Project.snapshot().graphs().keySet().stream().filter(g -> g.toString().startsWith(IdentifierTable.LINKS)).count();
        assertThat(linksets).hasSize((int) graphs).isNotEmpty().allSatisfy(linkset -> {
            assertThat(linkset.hasProperty(VOID.linkPredicate)).isTrue();
            assertThat(linkset.getPropertyResourceValue(VOID.objectsTarget).hasProperty(RDF.type, VOID.Dataset)).isTrue();
            assertThat(linkset.getProperty(VOID.triples).getLong()).isEqualTo(Project.snapshot().graphs().get(linkset.asNode()).size());
        });
    }

    @Test
    void linksOfAllGraphsAreCountedByDataSetAndProperty() throws Exception {
        Model described = parse(server.bytes("/.well-known/void.ttl").body(), Lang.TURTLE);
        List<Resource> linksets = described.listSubjectsWithProperty(RDF.type, VOID.Linkset).filterDrop(l -> l.getURI().startsWith(IdentifierTable.LINKS)).toList();
        assertThat(linksets).hasSizeGreaterThan(15).allSatisfy(linkset -> {
            Resource target = linkset.getPropertyResourceValue(VOID.objectsTarget);
            assertThat(target.hasProperty(RDF.type, VOID.Dataset)).isTrue();
            String links = "{ ?s <" + linkset.getPropertyResourceValue(VOID.linkPredicate).getURI() + "> ?o FILTER(STRSTARTS(STR(?s), 'https://w3id.org/eu-policy-graph/id/') && STRSTARTS(STR(?o), '"
                    + target.getProperty(VOID.uriSpace).getString() + "') && !CONTAINS(STR(?o), '#')) }";
            assertThat(linkset.getProperty(VOID.triples).getLong()).as(links).isEqualTo(one("SELECT (COUNT(*) AS ?n) " + links)).isPositive();
            assertThat(linkset.getProperty(VOID.distinctSubjects).getLong()).as(links).isEqualTo(one("SELECT (COUNT(DISTINCT ?s) AS ?n) " + links));
            assertThat(linkset.getProperty(VOID.distinctObjects).getLong()).as(links).isEqualTo(one("SELECT (COUNT(DISTINCT ?o) AS ?n) " + links));
        });
        assertThat(linksets.stream().map(l -> l.getPropertyResourceValue(VOID.objectsTarget).getURI().replaceAll(".*#data-", ""))).contains("celex", "eli", "eurovoc", "wikidata", "europarl", "procedure", "authority-country");
    }

    @Test
    void theCatalogueHoldsWhatDcatApAsksForAndTheChecksumsOfTheFiles() throws Exception {
        Model catalogue = parse(server.bytes("/catalog.ttl").body(), Lang.TURTLE);
        Model shapes = RDFDataMgr.loadModel(DescriptionsTest.class.getResource("/shapes/dcat-ap-3-mandatory.ttl").toString());
        ValidationReport report = ShaclValidator.get().validate(shapes.getGraph(), catalogue.getGraph());
        assertThat(report.getEntries()).as("violations").isEmpty();
        Model lacking = ModelFactory.createDefaultModel().add(catalogue).removeAll(null, DCAT.endpointURL, null);
        assertThat(ShaclValidator.get().validate(shapes.getGraph(), lacking.getGraph()).getEntries()).as("the shapes bite").hasSize(2);
        List<Resource> distributions = catalogue.listSubjectsWithProperty(RDF.type, DCAT.Distribution).toList();
        assertThat(distributions).hasSize(9);
        for (Resource distribution : distributions) {
            String path = distribution.getPropertyResourceValue(DCAT.downloadURL).getURI().substring(server.base().length());
            String checksum = distribution.getPropertyResourceValue(property("spdx:checksum")).getProperty(property("spdx:checksumValue")).getString();
            assertThat(server.head(path).headers().firstValue("ETag")).as(path).hasValue("\"" + checksum + "\"");
        }
        assertThat(catalogue.listSubjectsWithProperty(RDF.type, DCAT.DataService).toList()).hasSize(2);
    }

    private static Resource partition(Model described, Property by, QuerySolution row) {
        List<Resource> found = described.listSubjectsWithProperty(by, row.get("key")).toList();
        assertThat(found).as(row.get("key").toString()).hasSize(1);
        return found.get(0);
    }

    private static long one(String query) {
        return select(query).get(0).getLiteral("n").getLong();
    }

    private static List<QuerySolution> select(String query) {
        try (var execution = QueryExecutionFactory.create(query, ModelFactory.createModelForGraph(Project.snapshot().union()))) {
            return ResultSetFormatter.toList(execution.execSelect());
        }
    }

    private static Model parse(byte[] body, Lang lang) {
        Model model = ModelFactory.createDefaultModel();
        RDFDataMgr.read(model, new ByteArrayInputStream(body), lang);
        return model;
    }
}
