package eu.policygraph.server;

import eu.policygraph.model.EntityKind;
import eu.policygraph.query.Parameter;
import eu.policygraph.query.PrebuiltQuery;
import eu.policygraph.query.QueryCatalogue;
import eu.policygraph.thing.ThingRow;
import eu.policygraph.thing.Things;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What visitors of a snapshot ask for first: pages, lists, prebuilt queries with their examples, the first thing of each kind. What takes long to make is last. */
final class FirstVisits {

    /**
     * One address and what is said of formats.
     *
     * @param query as in an address, without question mark; empty for none
     * @param accept value of the header
     */
    record Ask(String path, String query, String accept) {

        static Ask page(String path) {
            return new Ask(path, "", "text/html");
        }

        static Ask data(String path) {
            return new Ask(path, "", "*/*");
        }
    }

    private static final List<String> PAGES = List.of("/", "/queries", "/timeline", "/sparql", "/ontology", "/help", "/about", "/accessibility", "/join");
    private static final List<String> DATA = List.of("/queries.json", "/timeline.atom", "/openapi.json", "/ontology.ttl");
    private static final List<String> LATE = List.of("/quality", "/catalog", "/download");

    private FirstVisits() {}

    /** In the order in which they are worth asking for; federated queries are not among them, for others would be asked too. */
    static List<Ask> of(QueryCatalogue catalogue, Things things) {
        List<Ask> asks = new ArrayList<>();
        PAGES.forEach(path -> asks.add(Ask.page(path)));
        things.kinds().keySet().forEach(kind -> asks.add(Ask.page("/" + kind.plural())));
        catalogue.all().stream().filter(query -> !query.isFederated()).forEach(query -> asks.addAll(of(query)));
        things.kinds().keySet().forEach(kind -> asks.addAll(first(kind, things)));
        DATA.forEach(path -> asks.add(Ask.data(path)));
        LATE.forEach(path -> asks.add(Ask.page(path)));
        return asks;
    }

    private static List<Ask> of(PrebuiltQuery query) {
        String example = query.parameters().stream().filter(Parameter::required).flatMap(p -> p.example().map(value -> p.name() + "=" + encoded(value)).stream()).collect(Collectors.joining("&"));
        String path = "/queries/" + query.name();
        String suffix = query.query().isSelectType() ? ".csv" : query.query().isAskType() ? ".json" : ".ttl";
        return List.of(new Ask(path, example, "text/html"), new Ask(path + suffix, example, "*/*"));
    }

    /** Its page, its data, and a search for its name. */
    private static List<Ask> first(EntityKind kind, Things things) {
        ThingRow first = things.of(kind).get(0);
        Optional<String> path = EntityKind.pagePath(first.thing().getURI());
        return path.map(p -> List.of(Ask.page(p), Ask.data(p + ".ttl"), new Ask("/search", "q=" + encoded(first.label("en")), "text/html"))).orElse(List.of());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
