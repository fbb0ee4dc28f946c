package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.web.Request;

/**
 * What every page needs beside its own content.
 *
 * @param title of the page, without the name of the site
 */
public record Frame(String title, Request request, Snapshot snapshot) {

    /** Address of a path of this site, with the prefix of a proxy. */
    public String link(String path) {
        return request.address().link(path);
    }

    /** Whole address of a path of this site. */
    public String absolute(String path) {
        return request.address().absolute(path);
    }
}
