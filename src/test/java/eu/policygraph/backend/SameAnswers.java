package eu.policygraph.backend;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.query.PrebuiltQuery;
import eu.policygraph.server.RunningServer;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.jsoup.Jsoup;

/** Holds the answers of two servers against one another; each gives the addresses that both have answered alike. */
final class SameAnswers {

    private static final Pattern CHANGING = Pattern.compile("[0-9a-f]{64}|[0-9a-f]{12}");

    private SameAnswers() {}

    /** Rows or statements of queries with the example of each parameter; not those of which the data have no example. */
    static List<String> ofQueries(RunningServer home, RunningServer away, List<PrebuiltQuery> queries) throws Exception {
        List<String> same = new ArrayList<>();
        for (PrebuiltQuery query : queries) {
            String given = query.parameters().stream().filter(p -> p.example().isPresent()).map(p -> p.name() + "=" + RunningServer.encoded(p.example().get())).collect(Collectors.joining("&"));
            String path = "/queries/" + query.name() + (query.query().isSelectType() ? ".csv?" : ".nt?") + given;
            HttpResponse<String> expected = home.get(path);
            HttpResponse<String> actual = away.get(path);
            assertThat(actual.statusCode()).as(path + " " + actual.body()).isEqualTo(expected.statusCode()).isIn(200, 400);
            if (expected.statusCode() == 200) {
                if (query.query().isSelectType()) {
                    assertThat(lines(actual)).as(path).isEqualTo(lines(expected));
                } else {
                    assertThat(graph(actual).isIsomorphicWith(graph(expected))).as(path).isTrue();
                }
                same.add(path);
            }
        }
        return same;
    }

    /** Words of the main part of pages. */
    static List<String> ofPages(RunningServer home, RunningServer away, List<String> paths) throws Exception {
        for (String path : paths) {
            HttpResponse<String> expected = home.get(path, "Accept", "text/html");
            HttpResponse<String> actual = away.get(path, "Accept", "text/html");
            assertThat(actual.statusCode()).as(path + " " + actual.body()).isEqualTo(expected.statusCode());
            int differs = StringUtils.indexOfDifference(words(expected), words(actual));
            assertThat(differs < 0 ? "" : part(words(actual), differs)).as(path).isEqualTo(differs < 0 ? "" : part(words(expected), differs));
        }
        return paths;
    }

    /** Statements in N-Triples, at least one each. */
    static List<String> ofStatements(RunningServer home, RunningServer away, List<String> paths) throws Exception {
        for (String path : paths) {
            Graph expected = graph(home.get(path));
            assertThat(expected.size()).as(path).isPositive();
            assertThat(graph(away.get(path)).isIsomorphicWith(expected)).as(path).isTrue();
        }
        return paths;
    }

    /** In any order, for rows that are equal in what they are sorted by come in any. */
    private static List<String> lines(HttpResponse<String> response) {
        return response.body().lines().sorted().toList();
    }

    private static String words(HttpResponse<String> page) {
        return CHANGING.matcher(Jsoup.parse(anywhere(page)).select("main").text()).replaceAll("");
    }

    private static String part(String text, int from) {
        return StringUtils.substring(text, Math.max(0, from - 100), from + 200);
    }

    /** Without the address of the server. */
    private static String anywhere(HttpResponse<String> response) {
        return response.body().replaceAll("http://localhost:\\d+", "http://localhost");
    }

    private static Graph graph(HttpResponse<String> response) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(anywhere(response), Lang.NTRIPLES).parse(graph);
        return graph;
    }
}
