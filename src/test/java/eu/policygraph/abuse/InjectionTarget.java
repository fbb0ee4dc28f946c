package eu.policygraph.abuse;

import eu.policygraph.query.Parameter;
import eu.policygraph.query.PrebuiltQuery;
import eu.policygraph.query.QueryCatalogue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One place of an address that takes text from strangers.
 *
 * @param address with {@code «»} where the text goes
 */
public record InjectionTarget(String address) {

    private static final List<String> SUFFIXES = List.of("", ".json", ".csv", ".xml", ".xlsx", ".rows.json", ".tsv", ".rq");
    private static final Map<String, String> OF_PAGES = new TreeMap<>(Map.ofEntries(
            Map.entry("/", "lang,x"),
            Map.entry("/search", "q,kind,in,lang,page,size,redirect,format,x"),
            Map.entry("/search.json?q=abuse&", "kind,in,lang,page,size"),
            Map.entry("/search.csv", "q"),
            Map.entry("/acts", "q,type,category,from,to,lang,page,size,format"),
            Map.entry("/institutions", "q,type,category,lang,page,size"),
            Map.entry("/sources", "q,lang,page,format"),
            Map.entry("/join", "lang"),
            Map.entry("/queries", "lang,format,q"),
            Map.entry("/timeline", "about,from,to,actor,kind,order,lang,format"),
            Map.entry("/timeline.atom", "about,from,to,actor,kind,lang"),
            Map.entry("/timeline.ics", "about,from,to,actor,kind,lang"),
            Map.entry("/strategy/csa-2020", "asOf,since,status,institution,lang,view,format"),
            Map.entry("/act/directive-2011-93", "day,known,lang,view,format"),
            Map.entry("/procedure/2022-0155-cod", "asOf,lang,view"),
            Map.entry("/ontology", "lang,format"),
            Map.entry("/sparql", "query,default-graph-uri,named-graph-uri,format,example"),
            Map.entry("/sparql?query=ASK%7B%7D&", "default-graph-uri,named-graph-uri,format,lang"),
            Map.entry("/sparql?example=timeline-of-a-strategy&", "strategy,lang"),
            Map.entry("/sparql/completions.json", "lang"),
            Map.entry("/catalog", "lang,format"),
            Map.entry("/help", "lang"),
            Map.entry("/download", "lang,format")));
    private static final List<String> PATHS = List.of("/«»", "/strategy/«»", "/act/«».ttl", "/id/strategy/«»", "/id/«»", "/queries/«»", "/queries/«».csv", "/queries/strategies.«»",
            "/queries/strategies/snippets/«»", "/ontology/«»", "/ontology.«»", "/download/«»", "/static/«»", "/sitemap-«».xml", "/catalog.«»", "/strategy/«».ics", "/«»s");

    /** Every parameter of every prebuilt query in every form, and every other parameter and step of a path that is documented. */
    static List<InjectionTarget> all(QueryCatalogue catalogue) {
        List<InjectionTarget> targets = new ArrayList<>();
        for (PrebuiltQuery query : catalogue.all()) {
            for (String suffix : SUFFIXES) {
                for (Parameter parameter : query.parameters()) {
                    targets.add(new InjectionTarget("/queries/" + query.name() + suffix + "?" + others(query, parameter) + parameter.name() + "=«»"));
                }
            }
            for (String name : List.of("limit", "offset", "receipts", "view", "format", "unknown", "lang")) {
                targets.add(new InjectionTarget("/queries/" + query.name() + "?" + others(query, null) + name + "=«»"));
            }
        }
        OF_PAGES.forEach((page, names) -> {
            for (String name : names.split(",")) {
                targets.add(new InjectionTarget(page + (page.contains("?") ? "" : "?") + name + "=«»"));
            }
        });
        PATHS.forEach(path -> targets.add(new InjectionTarget(path)));
        return targets;
    }

    /** The parameters that the query needs besides this one, with their examples. */
    private static String others(PrebuiltQuery query, Parameter but) {
        StringBuilder others = new StringBuilder();
        for (Parameter parameter : query.parameters()) {
            if (!parameter.equals(but) && parameter.required()) {
                others.append(parameter.name()).append('=').append(encoded(parameter.example().orElseThrow())).append('&');
            }
        }
        return others.toString();
    }

    /** The address with a text in its place, percent-encoded. */
    String with(Payload payload) {
        return address.replace("«»", encoded(payload.text()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
