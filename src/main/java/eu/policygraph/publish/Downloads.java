package eu.policygraph.publish;

import com.google.gson.GsonBuilder;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Citation;
import eu.policygraph.model.Download;
import eu.policygraph.model.Download.Packaging;
import eu.policygraph.model.Format;
import eu.policygraph.web.Body;
import eu.policygraph.web.EntityTag;
import eu.policygraph.web.Negotiation;
import eu.policygraph.web.Problem;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

/** The dumps on the web: what there is, as a page and as JSON, and the files. */
public final class Downloads {

    /** Shows people what there is. */
    @FunctionalInterface
    public interface Page {
        /** @param jsonLd a schema.org description for search engines, safe inside a script element */
        String render(List<Download> downloads, Citation citation, String jsonLd, Request request);
    }

    private static final List<Format> OFFERED = List.of(Format.HTML, Format.ROWS_JSON);

    private final Supplier<Snapshot> snapshot;
    private final Dumps dumps;
    private final Page page;

    public Downloads(Supplier<Snapshot> snapshot, Dumps dumps, Page page) {
        this.snapshot = snapshot;
        this.dumps = dumps;
        this.page = page;
    }

    /** {@code /download}: as a page, or as JSON. */
    public Response list(Request request) {
        return switch (Negotiation.require(request, OFFERED)) {
            case HTML -> html(request).header("Vary", "Accept, Accept-Language");
            default -> listAsJson(request).header("Vary", "Accept");
        };
    }

    /** {@code /download.json}. */
    public Response listAsJson(Request request) {
        return kept(Response.json(index(request).toMap()));
    }

    /** {@code /download/{file}}. */
    public Response file(Request request) {
        return dumps.use(folder -> file(request, folder));
    }

    /** May be kept, and has to be asked for again: each version has other files. */
    private static Response kept(Response response) {
        return response.header("ETag", EntityTag.ofBody(response.body()).value()).header("Cache-Control", "public, no-cache");
    }

    private static Response file(Request request, DumpFolder folder) {
        String name = request.variable("file");
        Download download = folder.find(name).orElseThrow(() -> Problem.notFound("no-such-download",
                "There is no download " + name + ". There are: " + String.join(", ", folder.files()) + ".").with("files", folder.files()).exception());
        return Response.of(download.sentAs() + (download.packaging() == Packaging.NONE ? ";charset=utf-8" : ""), open(folder.path(download)))
                .header("Content-Disposition", "attachment; filename=\"" + download.file() + "\"")
                .header("ETag", "\"" + download.sha256() + "\"")
                .header("Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(download.sha256())) + ":")
                .header("Cache-Control", "public, no-cache")
                .link(Publication.LICENCE, "rel=\"license\"");
    }

    private static Body open(Path file) {
        try {
            return Body.InFile.open(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Response html(Request request) {
        DownloadIndex index = index(request);
        String jsonLd = new GsonBuilder().create().toJson(index.toSchemaOrg());
        return kept(Response.text(Format.HTML, page.render(index.downloads(), index.citation(), jsonLd, request)));
    }

    private DownloadIndex index(Request request) {
        return DownloadIndex.of(snapshot.get(), dumps.use(DumpFolder::all), request.address().absolute(""));
    }
}
