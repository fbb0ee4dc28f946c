package eu.policygraph.rivals;

import eu.policygraph.Project;
import eu.policygraph.graph.InputException;
import eu.policygraph.query.PrebuiltQuery;
import eu.policygraph.query.QueryCatalogue;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Prebuilt queries with their examples, as page and as table, and pages, on the shipped data: how long the first answer takes. */
final class ShippedAddresses {

    private static final List<String> PAGES = List.of("/", "/strategies", "/initiatives", "/acts", "/documents", "/procedures", "/events", "/institutions", "/sources", "/timeline", "/queries",
            "/ontology", "/sparql", "/download", "/help", "/search?q=child", "/strategy/csa-2020", "/act/directive-2011-93", "/act/regulation-2021-1232", "/procedure/2022-0155-cod",
            "/strategy/csa-2020.ttl", "/act/directive-2011-93.jsonld", "/acts.csv", "/timeline.atom");

    private ShippedAddresses() {}

    static List<Ask> all() throws IOException, InputException {
        List<Ask> asks = new ArrayList<>();
        for (PrebuiltQuery query : QueryCatalogue.read(Project.HOME.resolve("queries")).all().stream().filter(q -> q.endpoints().isEmpty()).toList()) {
            String parameters = query.parameters().stream().filter(p -> p.required() && p.example().isPresent())
                    .map(p -> p.name() + "=" + URLEncoder.encode(p.example().get(), StandardCharsets.UTF_8)).collect(Collectors.joining("&", "?", ""));
            String suffix = parameters.equals("?") ? "" : parameters;
            asks.add(new Ask("/queries/" + query.name() + suffix, "text/html"));
            asks.add(new Ask("/queries/" + query.name() + (query.query().isSelectType() ? ".csv" : ".ttl") + suffix, "*/*"));
        }
        PAGES.forEach(page -> asks.add(new Ask(page, page.contains(".") ? "*/*" : "text/html")));
        return asks;
    }

    /**
     * How long the first answer of each address takes on a server that has just been started and has come to rest.
     *
     * @param slowest milliseconds, the median of several servers, of the address where that is longest
     * @param p99 milliseconds within which 99 % of the addresses answer
     * @param address the slowest
     */
    record First(double slowest, double p99, String address) {}

    static First first(List<Ask> asks, List<String> arguments, int servers) throws IOException, InterruptedException {
        Map<Ask, double[]> millis = new HashMap<>();
        for (int i = 0; i < servers; i++) {
            try (Running running = Contenders.startOwn(Map.of(), arguments, Race.FIRST); Client client = new Client()) {
                running.settle();
                client.get(running.port(), new Ask("/$/ping", "*/*"));
                for (Ask ask : asks) {
                    long before = System.nanoTime();
                    client.get(running.port(), ask);
                    millis.computeIfAbsent(ask, a -> new double[servers])[i] = (System.nanoTime() - before) / 1e6;
                }
            }
        }
        millis.values().forEach(Arrays::sort);
        List<Ask> slowestLast = asks.stream().sorted(Comparator.comparingDouble(a -> millis.get(a)[servers / 2])).toList();
        slowestLast.reversed().stream().limit(8).forEach(a -> System.err.printf(Locale.ROOT, "first answer of %s: %.1f ms%n", a.path(), millis.get(a)[servers / 2]));
        Ask slowest = slowestLast.get(asks.size() - 1);
        return new First(millis.get(slowest)[servers / 2], millis.get(slowestLast.get((int) Math.ceil(asks.size() * 0.99) - 1))[servers / 2], slowest.path());
    }
}
