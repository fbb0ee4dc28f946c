package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.query.PrebuiltQuery;
import eu.policygraph.query.QueryCatalogue;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** The gallery of questions, grouped by what people want to know, with a filter over their words. */
final class QueryGallery {

    private final Supplier<Snapshot> snapshot;
    private final Supplier<QueryCatalogue> catalogue;
    private final Templates templates;

    QueryGallery(Supplier<Snapshot> snapshot, Supplier<QueryCatalogue> catalogue, Templates templates) {
        this.snapshot = snapshot;
        this.catalogue = catalogue;
        this.templates = templates;
    }

    Response show(Request request) {
        Snapshot current = snapshot.get();
        Frame plain = new Frame("", request, current);
        Frame frame = new Frame(plain.t("queries.title"), request, current);
        String text = request.query().one("q").map(String::strip).orElse("");
        String tag = request.query().one("tag").map(String::strip).orElse("");
        List<PrebuiltQuery> found = catalogue.get().all().stream().filter(query -> (tag.isEmpty() || query.tags().contains(tag)) && matches(query, text)).toList();
        List<String> tags = catalogue.get().all().stream().flatMap(query -> query.tags().stream()).distinct().sorted().toList();
        return Validators.add(templates.page(frame, "queries", Map.of("groups", QueryGroups.of(found), "found", found.size(), "text", text, "tag", tag, "tags", tags)), current);
    }

    /** Whether every word stands somewhere in what is said of the query, whatever case and accents. */
    private static boolean matches(PrebuiltQuery query, String text) {
        String words = folded(String.join(" ", query.title(), query.summary(), query.description(), query.name(), String.join(" ", query.tags())));
        return Arrays.stream(folded(text).split("\\s+")).allMatch(words::contains);
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
    }
}
