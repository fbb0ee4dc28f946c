package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Citation;
import eu.policygraph.model.Download;
import eu.policygraph.web.Request;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The page of the dumps. */
public final class DownloadPage {

    private final Supplier<Snapshot> snapshot;
    private final Templates templates;

    public DownloadPage(Supplier<Snapshot> snapshot, Templates templates) {
        this.snapshot = snapshot;
        this.templates = templates;
    }

    /**
     * The page.
     *
     * @param jsonLd safe inside a script element: no {@code <}. A data block is never executed, so the policy
     *     {@code script-src} does not apply to it (HTML, "prepare the script element", returns before the check)
     */
    public String render(List<Download> downloads, Citation citation, String jsonLd, Request request) {
        if (jsonLd.contains("<")) {
            throw new IllegalArgumentException("a data block must not hold <");
        }
        return templates.render("download", Map.of("frame", new Frame(new Frame("", request, snapshot.get()).t("nav.download"), request, snapshot.get()), "downloads", downloads, "citation", citation, "jsonLd", jsonLd));
    }
}
