package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Format;
import eu.policygraph.search.Entry;
import eu.policygraph.search.Findings;
import eu.policygraph.search.SearchIndex;
import eu.policygraph.web.EntityTag;
import eu.policygraph.web.Negotiation;
import eu.policygraph.web.Problem;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code /search}: things by their labels and identifiers, as a page, as JSON and as CSV. */
public final class SearchPages {

    private static final List<Format> OFFERED = List.of(Format.HTML, Format.ROWS_JSON, Format.CSV);
    private static final String CACHE = "public, max-age=300, must-revalidate";

    private final Supplier<Snapshot> snapshot;
    private final Supplier<SearchIndex> index;
    private final Templates templates;

    public SearchPages(Supplier<Snapshot> snapshot, Supplier<SearchIndex> index, Templates templates) {
        this.snapshot = snapshot;
        this.index = index;
        this.templates = templates;
    }

    /** The form chosen by {@code format=}, else by Accept. */
    public Response show(Request request) {
        Format format = request.query().one("format").filter(name -> !name.isBlank()).map(SearchPages::named).orElseGet(() -> Negotiation.require(request, OFFERED));
        return answer(request, format);
    }

    /** {@code /search.json}. */
    public Response json(Request request) {
        return answer(request, Format.ROWS_JSON);
    }

    /** {@code /search.csv}. */
    public Response csv(Request request) {
        return answer(request, Format.CSV);
    }

    private static Format named(String name) {
        return switch (name) {
            case "html" -> Format.HTML;
            case "json" -> Format.ROWS_JSON;
            case "csv" -> Format.CSV;
            default -> throw Problem.badRequest("unknown-format", "format=" + name + " is not offered here. Offered: html, json, csv.").exception();
        };
    }

    private Response answer(Request request, Format format) {
        SearchRequest search = SearchRequest.read(request, index.get());
        if (format != Format.HTML && search.text().isEmpty()) {
            throw Problem.badRequest("bad-parameter", "Parameter 'q' is missing: give words of a name or title, or an identifier.").with("parameter", "q").exception();
        }
        Snapshot current = snapshot.get();
        EntityTag tag = EntityTag.of(current.version(), current.loadedAt(), request.address(), format, search, Language.of(request));
        return tag.guard(request, CACHE, () -> found(request, search, format)).header("Vary", "Accept, Accept-Language");
    }

    private Response found(Request request, SearchRequest search, Format format) {
        Findings findings = index.get().find(search.text(), search.kind(), search.in());
        List<Entry> exact = findings.exact();
        if (format == Format.HTML && search.redirect() && search.kind().isEmpty() && search.in().isEmpty() && exact.size() == 1) {
            return Response.redirect(303, new Frame("", request, snapshot.get()).page(exact.get(0).path())).header("Cache-Control", "no-cache");
        }
        SearchAnswer answer = new SearchAnswer(search, findings);
        return switch (format) {
            case HTML -> Response.text(Format.HTML, page(request, answer)).header("Content-Language", Language.of(request).tag());
            case CSV -> Response.text(Format.CSV, answer.csv());
            default -> Response.json(answer.json(request.address()));
        };
    }

    private String page(Request request, SearchAnswer answer) {
        Map<String, Object> model = new LinkedHashMap<>();
        String search = new Frame("", request, snapshot.get()).t("search");
        String title = answer.search().text().isEmpty() ? search : search + ": " + answer.search().text();
        model.put("frame", new Frame(title, request, snapshot.get()));
        model.put("answer", answer);
        model.put("languages", List.copyOf(index.get().languages()));
        return templates.render("search", model);
    }
}
