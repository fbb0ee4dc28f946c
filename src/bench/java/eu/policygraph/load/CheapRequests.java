package eu.policygraph.load;

import eu.policygraph.model.Namespaces;
import eu.policygraph.outside.RawHttp;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/**
 * What honest visitors ask of a made-up graph: in turn a page, a prebuilt query, a look-up of one thing by SPARQL, of any of its strategies.
 *
 * @param strategies how many the graph has
 * @param seed the same requests for the same seed
 */
record CheapRequests(int strategies, long seed) implements IntFunction<byte[]> {

    private static final List<String> ADDRESSES = List.of(
            "/strategy/g%d", "/queries/timeline-of-a-strategy.csv?strategy=g%d", "?act/g%d-1",
            "/act/g%d-2", "/queries/status-of-an-act.json?act=g%d-3", "?event/g%d-e2",
            "/initiative/g%d-1", "/queries/initiatives-of-a-strategy?strategy=g%d", "?procedure/g%d-0",
            "/event/g%d-e1", "/queries/steps-of-a-procedure.csv?procedure=g%d-1", "?strategy/g%d",
            "/acts?page=2", "/queries/strategy-tracker.csv?strategy=g%d", "?document/g%d",
            "/procedure/g%d-0.ttl", "/search?q=strategy+%d&format=json", "?delivery/g%d-1");

    @Override
    public byte[] apply(int number) {
        int strategy = new SplittableRandom(seed + number).nextInt(strategies);
        String address = ADDRESSES.get(number % ADDRESSES.size()).replace("%d", Integer.toString(strategy));
        if (address.startsWith("?")) {
            String query = "SELECT ?property ?value ?source { GRAPH ?source { <" + Namespaces.THING + address.substring(1) + "> ?property ?value } }";
            address = "/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        }
        return RawHttp.request("GET", address, Map.of("Accept", "*/*"), new byte[0]);
    }
}
