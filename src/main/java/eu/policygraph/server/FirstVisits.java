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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/** What visitors of a snapshot ask for first: pages, lists, prebuilt queries with their examples, things of which there are few. What takes long to make is last. */
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
    /** Of kinds with no more things each thing has its page made; of others the one of which most is said. */
    private static final int FEW = 40;
    private static final int LOOKED_AT = 2_000;
    private static final List<String> LATE = List.of("/quality");
    /** What tells of the dumps, for which all statements are written out: with many that takes hundreds of megabytes for a moment, and is left to whoever asks. */
    private static final List<String> OF_DUMPS = List.of("/catalog", "/download");
    private static final int MOST_DUMPED = 250_000;

    private FirstVisits() {}

    /**
     * In the order in which they are worth asking for; federated queries are not among them, for others would be asked too.
     *
     * @param union all statements, which tell of what thing most is said
     */
    static List<Ask> of(QueryCatalogue catalogue, Things things, Graph union) {
        List<Ask> asks = new ArrayList<>();
        PAGES.forEach(path -> asks.add(Ask.page(path)));
        things.kinds().keySet().forEach(kind -> asks.add(Ask.page("/" + kind.plural())));
        catalogue.all().stream().filter(query -> !query.isFederated()).forEach(query -> asks.addAll(of(query)));
        things.kinds().keySet().forEach(kind -> asks.addAll(foremost(kind, things, union)));
        things.kinds().forEach((kind, count) -> things.of(kind).stream().limit(count <= FEW ? FEW : 0).forEach(row -> path(row).ifPresent(path -> asks.add(Ask.page(path)))));
        DATA.forEach(path -> asks.add(Ask.data(path)));
        LATE.forEach(path -> asks.add(Ask.page(path)));
        if (union.size() <= MOST_DUMPED) {
            OF_DUMPS.forEach(path -> asks.add(Ask.page(path)));
        }
        return asks.stream().distinct().toList();
    }

    private static List<Ask> of(PrebuiltQuery query) {
        String example = query.parameters().stream().filter(Parameter::required).flatMap(p -> p.example().map(value -> p.name() + "=" + encoded(value)).stream()).collect(Collectors.joining("&"));
        String path = "/queries/" + query.name();
        String suffix = query.query().isSelectType() ? ".csv" : query.query().isAskType() ? ".json" : ".ttl";
        return List.of(new Ask(path, example, "text/html"), new Ask(path + suffix, example, "*/*"));
    }

    /** Of the thing of which most is said its page, its data, and a search for its name. */
    private static List<Ask> foremost(EntityKind kind, Things things, Graph union) {
        ThingRow most = things.of(kind).stream().limit(LOOKED_AT).max(Comparator.comparingLong(row -> said(row.thing(), union))).orElseThrow();
        return path(most).map(path -> List.of(Ask.page(path), Ask.data(path + ".ttl"), Ask.data(path + ".jsonld"), new Ask("/search", "q=" + encoded(most.label("en")), "text/html"))).orElse(List.of());
    }

    private static long said(Node thing, Graph union) {
        return union.stream(thing, Node.ANY, Node.ANY).count() + union.stream(Node.ANY, Node.ANY, thing).count();
    }

    private static Optional<String> path(ThingRow row) {
        return EntityKind.pagePath(row.thing().getURI());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
