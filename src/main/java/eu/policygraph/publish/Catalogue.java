package eu.policygraph.publish;

import static eu.policygraph.publish.Vocabulary.property;
import static eu.policygraph.publish.Vocabulary.resource;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Download;
import eu.policygraph.model.Namespaces;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;

/** The catalogue of the data by DCAT-AP 3: one data set, its files, its two services. Codes come from the EU authority tables. No blank nodes. */
final class Catalogue {

    static final String DOCUMENT = Namespaces.BASE + "catalog";

    /** IRI of the data set in every description. */
    static final String DATASET = DOCUMENT + "#dataset";

    private static final String AUTHORITY = "http://publications.europa.eu/resource/authority/";
    private static final Map<String, String> FILE_TYPES = Map.of("text/turtle", "RDF_TURTLE", "application/trig", "RDF_TRIG", "application/n-triples", "RDF_N_TRIPLES",
            "application/n-quads", "RDF_N_QUADS", "application/ld+json", "JSON_LD", "text/csv", "CSV", "text/plain", "TXT", "application/sparql-query", "SPARQLQ");

    private final Model model = Vocabulary.model();
    private final String root;
    private final Resource publisher = model.createResource(DOCUMENT + "#publisher");
    private final Resource licence = model.createResource(Publication.LICENCE);
    private final Resource dataset = model.createResource(DATASET);

    private Catalogue(String root) {
        this.root = root;
    }

    /**
     * @param root whole address of the server without a slash at the end
     */
    static Model of(Snapshot snapshot, Coverage coverage, List<Download> downloads, String root) {
        Catalogue catalogue = new Catalogue(root);
        catalogue.describeCatalogue(coverage);
        catalogue.describeDataset(snapshot, coverage);
        downloads.forEach(catalogue::describe);
        catalogue.describeServices();
        return catalogue.model;
    }

    private void describeCatalogue(Coverage coverage) {
        publisher.addProperty(RDF.type, resource("foaf:Agent")).addProperty(property("foaf:name"), Publication.PUBLISHER, "en");
        licence.addProperty(RDF.type, DCTerms.LicenseDocument);
        Resource catalogue = model.createResource(DOCUMENT).addProperty(RDF.type, DCAT.Catalog)
                .addProperty(DCTerms.title, Publication.TITLE + ": catalogue", "en")
                .addProperty(DCTerms.description, "The data of " + Publication.TITLE + ", its files and its services", "en")
                .addProperty(DCTerms.publisher, publisher).addProperty(DCTerms.license, licence)
                .addProperty(property("foaf:homepage"), model.createResource(root + "/"))
                .addProperty(DCAT.dataset, dataset);
        languages(catalogue, coverage);
    }

    private void describeDataset(Snapshot snapshot, Coverage coverage) {
        dataset.addProperty(RDF.type, DCAT.Dataset)
                .addProperty(DCTerms.title, Publication.TITLE, "en").addProperty(DCTerms.description, Publication.DESCRIPTION, "en")
                .addProperty(DCTerms.identifier, DATASET).addProperty(DCTerms.publisher, publisher).addProperty(DCTerms.license, licence)
                .addProperty(property("dcat:version"), snapshot.version())
                .addProperty(DCTerms.accessRights, authority("access-right", "PUBLIC"))
                .addProperty(DCTerms.accrualPeriodicity, authority("frequency", "IRREG"))
                .addProperty(DCTerms.spatial, authority("country", "EUR"))
                .addProperty(DCAT.theme, authority("data-theme", "GOVE")).addProperty(DCAT.theme, authority("data-theme", "JUST"))
                .addProperty(DCAT.landingPage, model.createResource(root + "/download"))
                .addProperty(property("dcat:keyword"), "EU policy", "en").addProperty(property("dcat:keyword"), "EU law", "en");
        languages(dataset, coverage);
        coverage.lastRetrieved().ifPresent(day -> dataset.addProperty(DCTerms.modified, day, XSDDatatype.XSDdate));
        coverage.firstEvent().ifPresent(first -> dataset.addProperty(DCTerms.temporal, model.createResource(DOCUMENT + "#period").addProperty(RDF.type, DCTerms.PeriodOfTime)
                .addProperty(DCAT.startDate, first, XSDDatatype.XSDdate).addProperty(DCAT.endDate, coverage.lastEvent().orElse(first), XSDDatatype.XSDdate)));
    }

    private void describe(Download download) {
        Resource url = model.createResource(root + "/download/" + download.file());
        Resource checksum = model.createResource(DOCUMENT + "#checksum-" + download.file()).addProperty(RDF.type, resource("spdx:Checksum"))
                .addProperty(property("spdx:algorithm"), resource("spdx:checksumAlgorithm_sha256"))
                .addProperty(property("spdx:checksumValue"), download.sha256(), XSDDatatype.XSDhexBinary);
        Resource distribution = model.createResource(DOCUMENT + "#" + download.file()).addProperty(RDF.type, DCAT.Distribution)
                .addProperty(DCTerms.title, download.title(), "en")
                .addProperty(DCAT.accessURL, url).addProperty(DCAT.downloadURL, url)
                .addProperty(DCTerms.license, licence)
                .addProperty(DCTerms.format, authority("file-type", FILE_TYPES.get(download.mediaType())))
                .addProperty(DCAT.mediaType, media(download.mediaType()))
                .addProperty(DCAT.byteSize, Long.toString(download.bytes()), XSDDatatype.XSDnonNegativeInteger)
                .addProperty(property("spdx:checksum"), checksum);
        switch (download.packaging()) {
            case ZIP -> distribution.addProperty(DCAT.packageFormat, media(download.sentAs()));
            case GZIP -> distribution.addProperty(DCAT.compressFormat, media(download.sentAs()));
            case NONE -> { }
        }
        dataset.addProperty(DCAT.distribution, distribution);
    }

    private void describeServices() {
        service("sparql", "SPARQL endpoint", root + "/sparql", root + "/sparql", "https://www.w3.org/TR/sparql11-protocol/");
        service("api", "REST interface: things, lists, prebuilt queries, downloads", root + "/", root + "/openapi.json", "https://spec.openapis.org/oas/v3.1.0");
    }

    private void service(String fragment, String title, String endpoint, String description, String standard) {
        Resource service = model.createResource(DOCUMENT + "#" + fragment).addProperty(RDF.type, DCAT.DataService)
                .addProperty(DCTerms.title, title, "en").addProperty(DCTerms.publisher, publisher).addProperty(DCTerms.license, licence)
                .addProperty(DCTerms.accessRights, authority("access-right", "PUBLIC"))
                .addProperty(DCAT.endpointURL, model.createResource(endpoint)).addProperty(DCAT.endpointDescription, model.createResource(description))
                .addProperty(DCTerms.conformsTo, model.createResource(standard)).addProperty(DCAT.servesDataset, dataset);
        model.createResource(DOCUMENT).addProperty(DCAT.service, service);
    }

    /** The languages of texts as codes of the EU language table, which are those of ISO 639-2/T in upper case. */
    private void languages(Resource described, Coverage coverage) {
        coverage.languages().stream().map(tag -> Locale.forLanguageTag(tag).getISO3Language()).filter(code -> code.length() == 3).distinct()
                .forEach(code -> described.addProperty(DCTerms.language, authority("language", code.toUpperCase(Locale.ROOT))));
    }

    private Resource authority(String table, String code) {
        return model.createResource(AUTHORITY + table + "/" + code);
    }

    private Resource media(String type) {
        return model.createResource("http://www.iana.org/assignments/media-types/" + type);
    }
}
