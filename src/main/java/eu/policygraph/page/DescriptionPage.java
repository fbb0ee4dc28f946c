package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Format;
import eu.policygraph.web.Request;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A description made for machines, shown to people: what it is, its other forms, and its Turtle. */
public final class DescriptionPage {

    private final Supplier<Snapshot> snapshot;
    private final Templates templates;

    public DescriptionPage(Supplier<Snapshot> snapshot, Templates templates) {
        this.snapshot = snapshot;
        this.templates = templates;
    }

    /** @param path address to which the suffixes of {@code formats} are added */
    public String render(String title, String explanation, String path, List<Format> formats, String turtle, Request request) {
        return templates.render("description", Map.of("frame", new Frame(title, request, snapshot.get()), "explanation", explanation, "path", path, "formats", formats, "turtle", turtle));
    }
}
