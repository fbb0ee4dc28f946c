package eu.policygraph.publish;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Citation;
import eu.policygraph.model.Download;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What there is to take away, for programs.
 *
 * @param version of the snapshot
 * @param root whole address of the server without a slash at the end, as {@code https://example.org/graph}
 */
record DownloadIndex(String version, Coverage coverage, List<Download> downloads, Citation citation, String root) {

    static DownloadIndex of(Snapshot snapshot, List<Download> downloads, String root) {
        return new DownloadIndex(snapshot.version(), Coverage.of(snapshot), downloads, Citations.of(snapshot), root);
    }

    /** Plain values for JSON. */
    Map<String, Object> toMap() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("title", Publication.TITLE);
        members.put("version", version);
        coverage.lastRetrieved().ifPresent(day -> members.put("sourcesRetrievedUntil", day));
        members.put("licence", Publication.LICENCE);
        members.put("citation", citation.text());
        members.put("bibtex", citation.bibtex());
        members.put("ris", citation.ris());
        members.put("cff", citation.cff());
        members.put("files", downloads.stream().map(this::file).toList());
        return members;
    }

    /** A {@code Dataset} of schema.org, as search engines for data read it. */
    Map<String, Object> toSchemaOrg() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("@context", "https://schema.org/");
        members.put("@type", "Dataset");
        members.put("@id", Catalogue.DATASET);
        members.put("name", Publication.TITLE);
        members.put("description", Publication.DESCRIPTION);
        members.put("url", root + "/download");
        members.put("version", version);
        members.put("license", Publication.LICENCE);
        members.put("isAccessibleForFree", true);
        members.put("creator", Map.of("@type", "Organization", "name", Publication.PUBLISHER));
        members.put("citation", citation.text());
        coverage.firstEvent().ifPresent(first -> members.put("temporalCoverage", first + "/" + coverage.lastEvent().orElse("..")));
        coverage.lastRetrieved().ifPresent(day -> members.put("dateModified", day));
        members.put("distribution", downloads.stream().map(this::schemaOrg).toList());
        return members;
    }

    private Map<String, Object> file(Download download) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("file", download.file());
        members.put("title", download.title());
        members.put("href", root + "/download/" + download.file());
        members.put("mediaType", download.mediaType());
        members.put("packaging", download.sentAs());
        members.put(download.unit(), download.count());
        members.put("bytes", download.bytes());
        members.put("sha256", download.sha256());
        return members;
    }

    private Map<String, Object> schemaOrg(Download download) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("@type", "DataDownload");
        members.put("name", download.title());
        members.put("encodingFormat", Stream.of(download.mediaType(), download.sentAs()).distinct().toList());
        members.put("contentUrl", root + "/download/" + download.file());
        members.put("contentSize", Long.toString(download.bytes()));
        members.put("sha256", download.sha256());
        return members;
    }
}
