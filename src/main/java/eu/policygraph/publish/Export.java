package eu.policygraph.publish;

import com.google.gson.GsonBuilder;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Citation;
import eu.policygraph.model.Download;
import eu.policygraph.model.Namespaces;
import eu.policygraph.query.QueryCatalogue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.jena.rdf.model.Model;

/** Writes everything that a release of the data consists of into a folder: dumps, checksums, descriptions, citations. */
public final class Export {

    private static final String ROOT = Namespaces.BASE.substring(0, Namespaces.BASE.length() - 1);

    private Export() {}

    /**
     * @param folder exists and is empty
     * @param progress told of each dump when it is written
     */
    public static void write(Snapshot snapshot, QueryCatalogue catalogue, Path folder, Consumer<Download> progress) throws IOException {
        DumpFolder dumps = new DumpFolder(snapshot, catalogue, folder);
        dumps.files().forEach(file -> progress.accept(dumps.find(file).orElseThrow()));
        List<Download> downloads = dumps.all();
        Files.writeString(folder.resolve("SHA256SUMS"), downloads.stream().map(d -> d.sha256() + "  " + d.file() + "\n").collect(Collectors.joining()));
        DownloadIndex index = DownloadIndex.of(snapshot, downloads, ROOT);
        Files.writeString(folder.resolve("download.json"), new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(index.toMap()) + "\n");
        Citation citation = index.citation();
        Files.writeString(folder.resolve("citation.bib"), citation.bibtex());
        Files.writeString(folder.resolve("citation.ris"), citation.ris());
        Files.writeString(folder.resolve("CITATION.cff"), citation.cff());
        turtle(folder.resolve("void.ttl"), VoidDescription.of(snapshot, Statistics.of(snapshot), dumps.files().stream().filter(f -> f.endsWith(".gz")).toList(), ROOT));
        turtle(folder.resolve("catalog.ttl"), Catalogue.of(snapshot, index.coverage(), downloads, ROOT));
    }

    private static void turtle(Path file, Model model) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            RdfDumps.turtle(model.getGraph(), out);
        }
    }
}
