package eu.policygraph.page;

import eu.policygraph.model.Format;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.util.List;

/** Links between the forms of one resource (RFC 8288, RFC 6596). */
final class FormatLinks {

    private FormatLinks() {}

    /**
     * Adds {@code Link} headers: the canonical IRI, every other form, and the data that describes a page.
     *
     * @param path of the resource without suffix
     * @param iri canonical IRI
     * @param shown the form in this answer
     * @param query query string with its question mark, or empty
     */
    static Response add(Response response, Request request, String path, String iri, Format shown, List<Format> formats, String query) {
        Response linked = response.link(iri, "rel=\"canonical\"");
        for (Format format : formats) {
            if (format != shown) {
                String suffix = format == Format.HTML ? "" : "." + format.suffix();
                linked = linked.link(request.address().absolute(path + suffix + query), "rel=\"alternate\"; type=\"" + format.mediaType() + "\"");
            }
        }
        if (shown == Format.HTML) {
            linked = linked.link(request.address().absolute(path + ".ttl" + query), "rel=\"describedby\"; type=\"text/turtle\"");
        }
        return linked;
    }
}
